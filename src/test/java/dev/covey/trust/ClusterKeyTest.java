package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterKeyTest { // L7
  private static final ClusterKey KEY = ClusterKey.of(bytes(1));

  private static byte[] bytes(int first) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  @Test
  void aProofIsGoodForItsNonceAndTextAlone() {
    String proof = KEY.prove("nonce:1", "127.0.0.1 6960 0");
    assertThat(KEY.proves(proof, "nonce:1", "127.0.0.1 6960 0")).isTrue();
    assertThat(KEY.proves(proof, "nonce:2", "127.0.0.1 6960 0")).isFalse();
    assertThat(KEY.proves(proof, "nonce:1", "127.0.0.1 6960 1")).isFalse();
    assertThat(KEY.proves(proof, "nonce:", "1127.0.0.1 6960 0")).isFalse();
    assertThat(ClusterKey.of(bytes(2)).proves(proof, "nonce:1", "127.0.0.1 6960 0")).isFalse();
    for (String wrong : new String[] {"", "x", proof.substring(1), proof + "0", "é".repeat(64)}) {
      assertThat(KEY.proves(wrong, "nonce:1", "127.0.0.1 6960 0")).isFalse();
    }
  }

  @Test
  void aStrangerComputesTheSameProof() {
    // printf 'abc:1\n127.0.0.1 6960 0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0102…20
    assertThat(KEY.prove("abc:1", "127.0.0.1 6960 0"))
        .isEqualTo("11031e4820dd79892d9973cc862f6a9b77fd4832dbcf1aaa915a82823cd49436");
  }

  @Test
  void aStrangerComputesTheSameProofForACertificate() throws Exception {
    // A stand-in for a public key, so that a shell can write it:
    // printf 'covey cluster certificate\nabc' | openssl dgst -sha256 -mac HMAC -macopt
    // hexkey:0102…20
    assertThat(KEY.vouch(shown("abc")))
        .asHexString()
        .isEqualToIgnoringCase("1529951e48e1d2396c65fbb357636bc679ab81730fb97ada8de4cb7ae8a84266");
    assertThat(KEY.vouches(KEY.vouch(shown("abc")), shown("abc"))).isTrue();
    assertThat(KEY.vouches(KEY.vouch(shown("abd")), shown("abc"))).isFalse();
    assertThat(KEY.vouches(new byte[0], shown("abc"))).isFalse();
    assertThat(ClusterKey.of(bytes(2)).vouches(KEY.vouch(shown("abc")), shown("abc"))).isFalse();
  }

  private static PublicKey shown(String encoded) {
    return new PublicKey() {
      @Override
      public String getAlgorithm() {
        return "EC";
      }

      @Override
      public String getFormat() {
        return "X.509";
      }

      @Override
      public byte[] getEncoded() {
        return encoded.getBytes(StandardCharsets.US_ASCII);
      }
    };
  }

  @Test
  void nonceAndTextCannotRunIntoEachOther() {
    assertThatThrownBy(() -> KEY.prove("a\nb", "c")).isInstanceOf(IllegalArgumentException.class);
    assertThat(KEY.prove("a", "b\nc")).isNotEqualTo(KEY.prove("a", "b"));
  }

  @Test
  void aDamagedFileIsNamedWithTheRemedy(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("cluster.key");
    for (String damaged : new String[] {"", "abc", "g".repeat(64), "0".repeat(62)}) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> ClusterKey.read(directory))
          .isInstanceOf(CoveyException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("Copy it again");
    }
    Files.writeString(file, KEY.encode());
    assertThat(ClusterKey.read(directory).orElseThrow().prove("n", "t"))
        .isEqualTo(KEY.prove("n", "t"));
  }

  @Test
  void aKeyOfAnotherLengthIsNone() {
    assertThatThrownBy(() -> ClusterKey.of(new byte[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
