/**
 * Networks on the local network, found without a server: DNS-SD over multicast DNS (RFC 6762, 6763)
 * under the type {@code _covey._tcp}. To <em>announce</em> is to let others find the network that
 * runs here; to <em>watch</em> is to be told of those that are there.
 *
 * <p>What is announced proves nothing: who joins by it confirms the fingerprint (X2).
 */
package dev.covey.desktop.nearby;
