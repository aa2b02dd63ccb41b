/**
 * The shell: a line of text becomes a command, is carried out at the {@link dev.covey.peer.Peer},
 * and its result is shown (U1 to U16).
 *
 * <p>A <em>line</em> is parsed, purely, by {@code CommandLine} into a {@code ConsoleCommand};
 * {@code Commands} carries it out and gives a {@code Result}; a <em>renderer</em> turns results
 * into text or JSON. {@code Shell} reads lines from a person at a terminal, {@code ScriptRunner}
 * from a file or a pipe.
 */
package dev.covey.console;
