package dev.covey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HeldPortTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void nobodyIsThereUntilSomebodyListens() throws Exception {
    try (HeldPort held = HeldPort.take()) {
      assertThatThrownBy(() -> new Socket(HERE, held.number()))
          .isInstanceOf(ConnectException.class);
      for (int again = 0; again < 3; again++) {
        try (ServerSocket server = new ServerSocket(held.number(), 1, HERE);
            Socket client = new Socket(HERE, held.number());
            Socket accepted = server.accept()) {
          assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
        }
      }
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others cannot hold a port for somebody")
  void whoAsksForAnyPortIsNotGivenIt() throws Exception {
    try (HeldPort held = HeldPort.take()) {
      // More than there are ports to give.
      for (int i = 0; i < 70_000; i++) {
        try (ServerSocket any = new ServerSocket(0, 1, HERE)) {
          assertThat(any.getLocalPort()).isNotEqualTo(held.number());
        }
      }
    }
  }
}
