package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest { // S6
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final PasswordHasher hasher = new PasswordHasher(2);

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    String stored = hasher.hash("correct horse");
    assertThat(hasher.verify("correct horse", Optional.of(stored))).isTrue();
    assertThat(hasher.verify("correct Horse", Optional.of(stored))).isFalse();
    assertThat(hasher.verify("", Optional.of(stored))).isFalse();
  }

  @Test
  void theHashTellsHowItWasMadeAndNothingOfThePassword() {
    String stored = hasher.hash("correct horse");
    assertThat(stored)
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(hasher.hash("correct horse")).isNotEqualTo(stored);
  }

  @Test
  void itIsTheArgon2idThatEverybodyElseHas() {
    // From the test suite of the reference implementation (P-H-C/phc-winner-argon2, src/test.c).
    byte[] salt = "somesalt".getBytes(StandardCharsets.US_ASCII);
    assertThat(Argon2Hash.of("password", 65_536, 2, 1, salt))
        .hasToString(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
  }

  @Test
  void aPasswordTypedWithCombiningCharactersIsTheSame() {
    String stored = hasher.hash("p\u00e4ssw\u00f6rter");
    assertThat(hasher.verify("pa\u0308sswo\u0308rter", Optional.of(stored))).isTrue();
  }

  @Test
  void anUnknownUserCostsTheSameTime() {
    Optional<String> stored = Optional.of(hasher.hash("correct horse"));
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    List<Long> damaged = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      known.add(nanos(stored));
      unknown.add(nanos(Optional.empty()));
      damaged.add(nanos(Optional.of("$argon2id$damaged")));
    }
    assertThat((double) median(unknown) / median(known)).isBetween(0.5, 2.0);
    assertThat((double) median(damaged) / median(known)).isBetween(0.5, 2.0);
  }

  /** Of the processor's time, which is no longer where others want the machine too. */
  private long nanos(Optional<String> stored) {
    long started = THREADS.getCurrentThreadCpuTime();
    assertThat(hasher.verify("wrong password", stored)).isFalse();
    return THREADS.getCurrentThreadCpuTime() - started;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "correct horse",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
        "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=16$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=0$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=0,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void aStoredHashThatIsNoneOrAsksForTooMuchMatchesNothing(String stored) { // X5
    assertThatThrownBy(() -> Argon2Hash.parse(stored)).isInstanceOf(IllegalArgumentException.class);
    assertThat(hasher.verify("correct horse", Optional.of(stored))).isFalse();
  }
}
