package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.groups.GroupNameCheck.Verdict;
import dev.covey.model.GroupName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameCheckTest {
  private static GroupNameCheck check(String typed) {
    return GroupNameCheck.of(typed, name -> name.value().equals("films"));
  }

  @Test
  void anEmptyFieldShowsTheRuleAsAHint() {
    assertThat(check("").verdict()).isEqualTo(Verdict.NOTHING);
    assertThat(check("").name()).isEmpty();
  }

  // G1
  @ParameterizedTest
  @ValueSource(strings = {"film crew", "a/b", "..\\", "naïve", "films!"})
  void aWrongNameIsToldTheRule(String typed) {
    assertThat(check(typed).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(check(typed).text()).contains("1 to 64 characters");
    assertThat(check(typed).name()).isEmpty();
  }

  @Test
  void aNameOf65CharactersIsTooLong() {
    assertThat(check("x".repeat(64)).verdict()).isEqualTo(Verdict.GOOD);
    assertThat(check("x".repeat(65)).verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void aTakenNameSaysWhatToDo() {
    assertThat(check("films").verdict()).isEqualTo(Verdict.WRONG);
    assertThat(check("films").text()).contains("Ask to join it, or choose another name");
  }

  @Test
  void aGoodNameIsFree() {
    assertThat(check("film-crew").verdict()).isEqualTo(Verdict.GOOD);
    assertThat(check("film-crew").name()).contains(new GroupName("film-crew"));
  }
}
