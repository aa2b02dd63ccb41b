package dev.covey.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands a line may give (SPEC U), with the form each is written in. In a form, {@code <x>}
 * is needed, {@code [<x>]} is not, and {@code [--x]} is an option, {@code [--x <y>]} one with a
 * value.
 */
enum Verb {
  CREATE_USER(
      Section.ACCOUNT,
      "create_user <user> [<password>]",
      "make an account",
      "Without a password, a terminal asks for it and does not show it."),
  LOGIN(
      Section.ACCOUNT,
      "login <user> [<password>] [--stay]",
      "sign in on this device",
      "Without a password, a terminal asks for it and does not show it. With --stay the session is"
          + " restored at the next start."),
  LOGOUT(
      Section.ACCOUNT,
      "logout",
      "sign out; your shares here go offline",
      "What this device shares comes back with the next login."),
  STATUS(Section.ACCOUNT, "status", "show where this peer stands", ""),

  CREATE_GROUP(
      Section.GROUPS,
      "create_group <group>",
      "make a group that you own",
      "A name has 1 to 64 characters: letters a to z, digits, '.', '_' and '-'."),
  JOIN_GROUP(
      Section.GROUPS,
      "join_group <group>",
      "ask to join a group",
      "Its owner accepts or rejects the request."),
  LEAVE_GROUP(
      Section.GROUPS,
      "leave_group <group> [--dissolve]",
      "leave a group, or withdraw a request",
      "A group ends when its owner leaves: if others are in it, say --dissolve, or hand it over"
          + " first with transfer_group."),
  LIST_GROUPS(Section.GROUPS, "list_groups", "show every group and what you are in it", ""),
  LIST_MEMBERS(Section.GROUPS, "list_members <group>", "show who is in a group", ""),
  LIST_REQUESTS(
      Section.GROUPS, "list_requests <group>", "show who asks to join a group you own", ""),
  ACCEPT_REQUEST(Section.GROUPS, "accept_request <group> <user>", "let somebody in", ""),
  REJECT_REQUEST(Section.GROUPS, "reject_request <group> <user>", "turn a request down", ""),
  REMOVE_MEMBER(Section.GROUPS, "remove_member <group> <user>", "put somebody out of a group", ""),
  TRANSFER_GROUP(
      Section.GROUPS, "transfer_group <group> <user>", "hand a group over to a member", ""),

  LIST_FILES(
      Section.FILES,
      "list_files <group> [--watch]",
      "show the files that can be fetched now",
      "With --watch, on a terminal, until q, Enter or Ctrl-C is pressed."),
  UPLOAD_FILE(
      Section.FILES,
      "upload_file <path> <group>",
      "share a file from this computer",
      "The file stays where it is; only its name, size and hashes go to the tracker."),
  LIST_SHARES(Section.FILES, "list_shares", "show what this device shares", ""),
  RECHECK(
      Section.FILES,
      "recheck <group> <file> [--repair]",
      "compare a file here with its hashes",
      "A file that this device shares, or has downloaded. One that was shared and is not what it was"
          + " is shared no more. With --repair, what is damaged is fetched again; the file stays as"
          + " it is until the whole is here."),
  STOP_SHARE(
      Section.FILES,
      "stop_share [<group>] <file>",
      "stop sharing a file",
      "From all your devices. Without a group, in every group."),

  DOWNLOAD_FILE(
      Section.DOWNLOADS,
      "download_file <group> <file> <destination> [--overwrite] [--pieces <ranges>]"
          + " [--bytes <ranges>] [--in-order]",
      "fetch a file from the group's peers",
      "The destination is a folder (with a separator at its end it is made), or a path with the"
          + " file's new name. A file that is there stays,"
          + " unless --overwrite is given. --pieces 1-100,250 or --bytes 0-1MiB,500MB- fetches"
          + " only that, into a file that ends in .part; said again for more or for all, it goes"
          + " on with what is there. --in-order fetches from the beginning on, to watch it meanwhile: show_downloads"
          + " tells where it lies. The command returns at once: see show_downloads and wait."),
  DOWNLOAD_ALL(
      Section.DOWNLOADS,
      "download_all <group> <destination> [--overwrite]",
      "fetch all files of a group",
      "Into a folder, which is made if it is not there: all that somebody online has, but for what"
          + " you share from this device or fetch already. Files that are there stay, unless"
          + " --overwrite is given. The command returns at once: see show_downloads and wait."),
  SHOW_DOWNLOADS(
      Section.DOWNLOADS,
      "show_downloads [--watch]",
      "show downloads and who serves them",
      "With --watch, on a terminal, until all have ended or q, Enter or Ctrl-C is pressed."),
  SHOW_DOWNLOAD(
      Section.DOWNLOADS,
      "show_download <download> [--watch]",
      "show one download closely",
      "Its pieces, who sends them and why, how fast it was, and what happened to it. With --watch,"
          + " on a terminal, until it has ended or q, Enter or Ctrl-C is pressed. "
          + Verb.DOWNLOAD),
  PAUSE(Section.DOWNLOADS, "pause <download>", "pause a download", Verb.DOWNLOAD),
  RESUME(Section.DOWNLOADS, "resume <download>", "go on with a paused download", Verb.DOWNLOAD),
  CANCEL(
      Section.DOWNLOADS,
      "cancel <download>",
      "end a download, drop what it has fetched",
      Verb.DOWNLOAD),
  RETRY(
      Section.DOWNLOADS,
      "retry <download>",
      "start a failed or cancelled download again",
      Verb.DOWNLOAD),
  FORGET(
      Section.DOWNLOADS,
      "forget <download>",
      "take an ended download off the list",
      "A downloaded file stays. " + Verb.DOWNLOAD),
  IN_ORDER(
      Section.DOWNLOADS,
      "in_order <download> [<on|off>]",
      "fetch from the beginning on",
      "Or the rarest pieces first again, with off. Also while it runs. " + Verb.DOWNLOAD),
  MOVE_DOWNLOAD(
      Section.DOWNLOADS,
      "move_download <download> <first|last|up|down|place>",
      "change whose turn is next",
      "Of the queued downloads, the first begins when a running one ends; those that run go on."
          + " A place is a number, 1 for the first of all that have not ended. "
          + Verb.DOWNLOAD),
  MAX_DOWNLOADS(
      Section.DOWNLOADS,
      "max_downloads [<count>]",
      "show or set how many downloads run at once",
      "With fewer than run now, the last of them wait for their turn again and keep what they have"
          + " fetched."),
  LIMIT(
      Section.DOWNLOADS,
      "limit [<up|down>] [<rate>] [<group>]",
      "show or set how fast this device sends and fetches",
      "A rate is bytes a second, for example 500K, 2M or 64KiB, or off (none). Without a group, of all"
          + " groups together; a group's limit holds within that. It counts at once, and is kept."),
  WAIT(
      Section.DOWNLOADS,
      "wait [<seconds>]",
      "wait until every download has ended",
      "Fails if one of them failed, or when the seconds are over."),

  INVITE(
      Section.NETWORK,
      "invite [<group>]",
      "make a link that lets a device join",
      "Whoever gives it to join_network finds and trusts this network. With a group, it also names"
          + " that."),
  JOIN_NETWORK(
      Section.NETWORK,
      "join_network <invite|host:port> [<fingerprint>]",
      "trust another network and connect to it",
      "An invite carries the fingerprint. Without one, a terminal shows which network answers and"
          + " asks."),
  TRACKERS(Section.NETWORK, "trackers", "show the network's trackers", ""),
  HELP(Section.CONSOLE, "help [<command>]", "show the commands, or one of them", ""),
  QUIT(Section.CONSOLE, "quit", "leave the console", "Also exit.");

  /** What belongs together in {@code help}. */
  enum Section {
    ACCOUNT("Account"),
    GROUPS("Groups"),
    FILES("Files"),
    DOWNLOADS("Downloads"),
    NETWORK("Network"),
    CONSOLE("Console");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private static final String DOWNLOAD =
      "Name a download by its number in show_downloads, its file, or the start of its id.";

  private static final Pattern FORM = Pattern.compile("\\[[^]]*]|<[^>]*>");

  private static final int LONGEST_BRIEF = 70;

  private final Section section;
  private final String usage;
  private final String summary;
  private final String detail;

  Verb(Section section, String usage, String summary, String detail) {
    this.section = section;
    this.usage = usage;
    this.summary = summary;
    this.detail = detail;
  }

  /** The canonical name, for example {@code create_user}. */
  String word() {
    int end = usage.indexOf(' ');
    return end < 0 ? usage : usage.substring(0, end);
  }

  Section section() {
    return section;
  }

  /** How it is written, for example {@code leave_group <group> [--dissolve]}. */
  String usage() {
    return usage;
  }

  /** The same for a list of commands: where there are many options, without naming them. */
  String brief() {
    int options = usage.indexOf(" [--");
    return usage.length() <= LONGEST_BRIEF ? usage : usage.substring(0, options) + " [options]";
  }

  String summary() {
    return summary;
  }

  /** More for {@code help}; may be empty. */
  String detail() {
    return detail;
  }

  /** The names of its arguments in order, without their brackets. */
  List<String> arguments() {
    return forms().filter(form -> !form.contains("--")).map(Verb::bare).toList();
  }

  /** The names of the arguments that must be given. */
  List<String> needed() {
    return forms().filter(form -> form.startsWith("<")).map(Verb::bare).toList();
  }

  /** Its options, for example {@code --dissolve}. */
  List<String> options() {
    return options(_ -> true);
  }

  /** Those of its options that are followed by a word, for example {@code --pieces}. */
  List<String> valued() {
    return options(form -> form.contains(" "));
  }

  private List<String> options(Predicate<String> which) {
    return forms()
        .filter(form -> form.contains("--") && which.test(form))
        .map(Verb::bare)
        .map(form -> form.split(" ")[0])
        .toList();
  }

  /** Whether one of its arguments is a password. */
  boolean takesPassword() {
    return arguments().contains("password");
  }

  private Stream<String> forms() {
    return FORM.matcher(usage).results().map(MatchResult::group);
  }

  private static String bare(String form) {
    return form.replaceAll("[\\[\\]<>]", "");
  }

  /** The verb of a canonical name. */
  static Optional<Verb> ofWord(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
