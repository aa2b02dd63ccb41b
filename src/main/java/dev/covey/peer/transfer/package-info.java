/**
 * Moving pieces: {@code Download} fetches a file from its seeders, {@code Uploads} serves what this
 * peer shares.
 *
 * <p>The {@code PiecePicker} decides, purely, what to ask of whom (P1 to P9); a {@code PeerLink} is
 * one connection; a {@link dev.covey.peer.transfer.TransferSnapshot} is what others may see of a
 * download.
 */
package dev.covey.peer.transfer;
