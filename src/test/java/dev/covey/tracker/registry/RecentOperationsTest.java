package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentOperationsTest {
  private final World world = new World();
  private final Actor ann = world.user("ann");
  private final Actor bob = world.user("bob");
  private final GroupName films = world.group("films", ann, bob);

  @Test
  void anOperationIsAnsweredAgainAsItWasTheFirstTime() throws Exception { // T5, U11
    OperationId first = OperationId.random();
    OperationId second = OperationId.random();
    world.does(ann.device(), first, world.share(ann, films, "dune.mkv", "sand"));
    world.does(bob.device(), second, world.share(bob, films, "dune.mkv", "sand"));
    FileId file = world.files.views().offeredBy(ann).getFirst();
    assertThat(world.registry.recall(new Cause(ann.device(), first)))
        .contains(new Outcome.Shared(file, world.idOf(films), false));
    assertThat(world.registry.recall(new Cause(bob.device(), second)))
        .contains(new Outcome.Shared(file, world.idOf(films), true)); // F7
    assertThat(world.registry.recall(new Cause(bob.device(), first))).isEmpty();
  }

  @Test
  void theOutcomeIsTheSameWhicheverOfItsChangesComesFirst() throws Exception { // T5
    OperationId operation = OperationId.random();
    List<LoggedChange> made =
        world.does(ann.device(), operation, world.share(ann, films, "dune.mkv", "sand"));
    Registry other = new Registry(UUID::randomUUID);
    made.reversed().forEach(other::apply);
    Cause cause = new Cause(ann.device(), operation);
    assertThat(other.recall(cause)).isEqualTo(world.registry.recall(cause));
  }

  @Test
  void whenThereAreTooManyTheOldestIsForgotten() {
    RecentOperations recent = new RecentOperations(2);
    DeviceId device = ann.device();
    List<Cause> causes = List.of(cause(device), cause(device), cause(device));
    for (Cause cause : causes) {
      LoggedChange any = world.log.getFirst();
      recent.remember(
          new LoggedChange(any.origin(), any.seq(), any.time(), Optional.of(cause), any.change()));
    }
    assertThat(recent.recall(causes.get(0))).isEmpty();
    assertThat(recent.recall(causes.get(1))).contains(new Outcome.Done());
    assertThat(recent.recall(causes.get(2))).contains(new Outcome.Done());
  }

  private static Cause cause(DeviceId device) {
    return new Cause(device, OperationId.random());
  }
}
