package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.groups.GroupsViewModel.Emptiness;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import dev.covey.testing.FakeNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupsViewModelTest {
  private static final Optional<UserName> MARTA = Optional.of(new UserName("marta"));

  private final GroupsViewModel viewModel = new GroupsViewModel();

  private static GroupListing group(String name, Role role) {
    return new GroupListing(
        GroupId.random(), new GroupName(name), new UserName("ana"), role, 3, 0, 1, 5);
  }

  private void accept(GroupListing... groups) {
    viewModel.accept(List.of(groups), MARTA, Optional.of("riverside"));
  }

  private void choose(GroupListing group) {
    viewModel.choose(group.name());
  }

  private List<String> names() {
    return viewModel.shown().stream().map(row -> row.value().name().value()).toList();
  }

  @Test
  void groupsStandInTheOrderOfTheirNames() {
    accept(group("choir", Role.NONE), group("Bio", Role.MEMBER), group("drones", Role.OWNER));
    assertThat(names()).containsExactly("Bio", "choir", "drones");
    assertThat(viewModel.summaryProperty().get()).isEqualTo("3 on riverside, you are in 2");
  }

  @Test
  void segmentsCountAndFilter() {
    accept(
        group("a", Role.NONE),
        group("b", Role.MEMBER),
        group("c", Role.OWNER),
        group("d", Role.PENDING));
    assertThat(viewModel.countProperty(GroupSegment.ALL).get()).isEqualTo(4);
    assertThat(viewModel.countProperty(GroupSegment.MINE).get()).isEqualTo(2);
    assertThat(viewModel.countProperty(GroupSegment.OWNED).get()).isEqualTo(1);
    viewModel.segment(GroupSegment.MINE);
    assertThat(names()).containsExactly("b", "c");
  }

  @Test
  void anEmptyTableSaysWhy() {
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.LOADING);
    accept();
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NO_GROUP);
    accept(group("a", Role.NONE));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOT_EMPTY);
    viewModel.segment(GroupSegment.MINE);
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NONE_OF_MINE);
    viewModel.segment(GroupSegment.OWNED);
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NONE_OWNED);
    viewModel.search("zzz");
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_FOUND);
  }

  @Test
  void aGroupThatIsNotListedYetIsChosenWhenItComes() {
    GroupListing late = group("late", Role.OWNER);
    viewModel.choose(late.name());
    accept(group("a", Role.NONE));
    assertThat(viewModel.groupProperty().get()).isNull();
    accept(group("a", Role.NONE), late);
    assertThat(viewModel.groupProperty().get()).isEqualTo(late);
  }

  @Test
  void membersOfAGroupThatIsNoLongerChosenAreIgnored() {
    GroupListing first = group("a", Role.OWNER);
    GroupListing second = group("b", Role.OWNER);
    accept(first, second);
    choose(first);
    choose(second);
    viewModel.acceptMembers(first.id(), List.of(new MemberListing(MARTA.get(), true, 1)));
    viewModel.acceptRequests(
        first.id(),
        List.of(new JoinRequest(new UserName("tove"), FakeNetwork.NOW)),
        FakeNetwork.NOW);
    assertThat(viewModel.members()).isEmpty();
    assertThat(viewModel.requests()).isEmpty();
  }

  @Test
  void anotherChoiceForgetsWhoWasInTheFirst() {
    GroupListing first = group("a", Role.OWNER);
    GroupListing second = group("b", Role.OWNER);
    accept(first, second);
    choose(first);
    viewModel.acceptMembers(first.id(), List.of(new MemberListing(MARTA.get(), true, 1)));
    choose(second);
    assertThat(viewModel.members()).isEmpty();
  }

  @Test
  void meFirstThenWhoIsOnlineAndOnlyOthersCanBeManaged() {
    GroupListing group = group("a", Role.OWNER);
    accept(group);
    choose(group);
    viewModel.acceptMembers(
        group.id(),
        List.of(
            new MemberListing(new UserName("eli"), false, 0),
            new MemberListing(new UserName("sam"), false, 2),
            new MemberListing(new UserName("marta"), true, 1),
            new MemberListing(new UserName("jo"), false, 1)));

    assertThat(viewModel.members())
        .containsExactly(
            new MemberLine(new UserName("marta"), true, "you, owner", true, false),
            new MemberLine(new UserName("jo"), true, "online on 1 device", true, true),
            new MemberLine(new UserName("sam"), true, "online on 2 devices", true, true),
            new MemberLine(new UserName("eli"), false, "offline", true, true));
    assertThat(viewModel.heirs()).extracting(UserName::value).containsExactly("jo", "sam", "eli");
  }

  // G3
  @Test
  void aMemberManagesNobody() {
    GroupListing group = group("a", Role.MEMBER);
    accept(group);
    choose(group);
    viewModel.acceptMembers(
        group.id(),
        List.of(
            new MemberListing(new UserName("ana"), true, 1),
            new MemberListing(new UserName("marta"), false, 1)));
    assertThat(viewModel.members())
        .containsExactly(
            new MemberLine(new UserName("marta"), true, "you", false, false),
            new MemberLine(new UserName("ana"), true, "owner, online on 1 device", false, false));
    assertThat(viewModel.heirs()).isEmpty();
  }
}
