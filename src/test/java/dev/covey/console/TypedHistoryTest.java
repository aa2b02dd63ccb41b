package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.LineReaderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No password is kept (S6). */
class TypedHistoryTest {

  @ParameterizedTest
  @CsvSource({
    "list_groups, list_groups",
    "leave_group films --dissolve, leave_group films --dissolve",
    "login ann secret77, login ann",
    "login ann secret77 --stay, login ann",
    "create user ann secret77, create_user ann",
    "LOGIN ann secret77, login ann",
    "login ann, login ann",
    "create_group 'a b', create_group 'a b'",
  })
  void aLineIsKeptWithoutItsPassword(String line, String kept) {
    assertThat(TypedHistory.kept(line)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logn ann secret77", "secret77", "# a comment", ""})
  void whatIsNoCommandIsNotKept(String line) {
    assertThat(TypedHistory.kept(line)).isEmpty();
  }

  @Test
  void ofSeveralLinesPastedAtOnceEachIsLookedAt() {
    TypedHistory history = new TypedHistory();
    LineReaderBuilder.builder().terminal(ShellTest.dumbTerminal()).history(history).build();
    history.add("list_groups\nlogin ann secret77\nstatus");
    assertThat(history.get(history.last())).isEqualTo("list_groups\nlogin ann\nstatus");
  }
}
