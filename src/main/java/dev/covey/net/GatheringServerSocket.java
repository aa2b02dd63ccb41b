package dev.covey.net;

import java.io.IOException;
import java.net.ServerSocket;

/** Accepts {@link GatheringSocket}s. */
final class GatheringServerSocket extends ServerSocket {
  GatheringServerSocket() throws IOException {}

  @Override
  public GatheringSocket accept() throws IOException {
    GatheringSocket accepted = new GatheringSocket();
    implAccept(accepted);
    return accepted;
  }
}
