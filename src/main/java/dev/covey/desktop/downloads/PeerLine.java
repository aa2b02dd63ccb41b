package dev.covey.desktop.downloads;

import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.OptionalInt;

/**
 * What one row of the peers table shows.
 *
 * @param colour of what it sent in the piece map, 1 and up, while that is shown by peer
 * @param other pieces that it would have assigned under the weights that are tried out
 */
record PeerLine(PeerView peer, OptionalInt colour, OptionalInt other) {}
