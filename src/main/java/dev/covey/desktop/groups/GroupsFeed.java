package dev.covey.desktop.groups;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.StaleProblem;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs on the FX thread. Keeps the view model told of what there is, while the screen is seen. */
final class GroupsFeed {
  /** Nothing tells that a member came or went: look again now and then. */
  private static final Duration PRESENCE = Duration.ofSeconds(15);

  private final DesktopContext context;
  private final GroupsViewModel viewModel;
  private final KeptSelection<?> selection;
  private final StaleProblem problem;
  private final Reload<List<GroupListing>> groups;
  private Optional<Subscription> people = Optional.empty();
  private Optional<Subscription> events = Optional.empty();
  private Optional<Subscription> presence = Optional.empty();

  /** Who is in a group and, for its owner, who asks to be. */
  private record People(List<MemberListing> members, List<JoinRequest> requests) {}

  /**
   * @param error says why there is nothing new
   */
  GroupsFeed(
      DesktopContext context,
      GroupsViewModel viewModel,
      KeptSelection<?> selection,
      InlineError error) {
    this.context = context;
    this.viewModel = viewModel;
    this.selection = selection;
    this.problem = new StaleProblem(context.peer(), error);
    this.groups = context.bridge().reload(context.peer()::listGroups, this::accept, problem::tell);
    viewModel.groupProperty().subscribe(this::chosen);
  }

  void open() {
    events = Optional.of(context.bridge().subscribe(context.peer(), this::on));
    presence = Optional.of(context.bridge().every(PRESENCE, this::lookAgain));
  }

  void close() {
    presence.ifPresent(Subscription::close);
    presence = Optional.empty();
    groups.close();
    events.ifPresent(Subscription::close);
    events = Optional.empty();
    people.ifPresent(Subscription::close);
    people = Optional.empty();
  }

  void lookAgain() {
    groups.request();
  }

  private void accept(List<GroupListing> listings) {
    problem.over();
    PeerStatus status = context.peer().status();
    selection.during(() -> viewModel.accept(listings, status.user(), status.network()));
    viewModel.chooseFirstIfNone();
    Optional.ofNullable(viewModel.groupProperty().get()).ifPresent(this::askWhoIsIn);
  }

  private void chosen(GroupListing before, GroupListing group) {
    if (group != null && (before == null || !before.id().equals(group.id()))) {
      askWhoIsIn(group);
    }
  }

  private void askWhoIsIn(GroupListing group) {
    people.ifPresent(Subscription::close);
    people = Optional.empty();
    if (group.role().isMember()) {
      people =
          Optional.of(
              context
                  .bridge()
                  .work(() -> ask(group), answer -> accept(group, answer), problem::tell));
    }
  }

  private People ask(GroupListing group) throws CoveyException {
    return new People(
        context.peer().listMembers(group.name()),
        group.role() == Role.OWNER ? context.peer().listRequests(group.name()) : List.of());
  }

  private void accept(GroupListing group, People answer) {
    viewModel.acceptMembers(group.id(), answer.members());
    viewModel.acceptRequests(group.id(), answer.requests(), Instant.now());
  }

  private void on(PeerEvent event) {
    switch (event) {
      case PeerEvent.GroupsChanged _,
          PeerEvent.RequestReceived _,
          PeerEvent.RequestAnswered _,
          PeerEvent.GroupLost _,
          PeerEvent.UserRenamed _,
          PeerEvent.GroupRenamed _,
          PeerEvent.StatusChanged _ ->
          lookAgain();
      case PeerEvent.FilesChanged _,
          PeerEvent.SharesChanged _,
          PeerEvent.DownloadCompleted _,
          PeerEvent.DownloadFailed _,
          PeerEvent.ShareStopped _,
          PeerEvent.SignedOut _ -> {}
    }
  }
}
