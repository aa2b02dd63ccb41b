/**
 * A peer's tie to the network's trackers: connecting, signing in, heartbeat, failover and events
 * (H1 to H5, S1 to S5).
 *
 * <p>A <em>session</em> is a user's presence on this device; a <em>line</em> is the one connection
 * it runs over at a time; a <em>token</em> restores the session on another line without the
 * password. Other rooms see only {@link dev.covey.peer.session.TrackerLink}.
 */
package dev.covey.peer.session;
