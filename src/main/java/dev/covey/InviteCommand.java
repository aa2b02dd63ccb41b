package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.trust.NetworkAuthority;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code covey invite [group]} (X2): the link that lets another computer find and trust this
 * network.
 */
@Command(
    name = "invite",
    description = "Prints the link that lets another computer join the network founded here.",
    mixinStandardHelpOptions = true)
final class InviteCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "GROUP", description = "A group to ask for, if any.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--address",
      paramLabel = "HOST:PORT",
      description =
          "Where the others reach a balancer or tracker (default: LOAD_BALANCER_IP and"
              + " LOAD_BALANCER_PORT).")
  private Optional<String> address = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws CoveyException {
    Configuration configuration = common.configuration();
    CoveyHome home = common.home(configuration);
    Fingerprint fingerprint =
        NetworkAuthority.localFingerprint(home.network())
            .orElseThrow(() ->
                new CoveyException(
                    ErrorCode.UNTRUSTED_NETWORK,
                    "%s holds no network: start a tracker or a balancer here first."
                        .formatted(home.network())));
    Endpoint reachable = CommonOptions.endpoint("--address", address, configuration.balancer());
    System.out.println(new Invite(reachable, groupName(), fingerprint));
    return 0;
  }

  private Optional<GroupName> groupName() throws CoveyException {
    try {
      return group.map(GroupName::new);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_NAME, e.getMessage(), e);
    }
  }
}
