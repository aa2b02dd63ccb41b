/**
 * Who is who: the network's certificate authority and what trackers prove with it, the device's own
 * key, tickets, and how passwords are kept.
 *
 * <p>Words: a <em>network</em> is everybody who trusts one certificate authority, named by the
 * <em>fingerprint</em> of its certificate; a <em>device</em> is a key pair, named by its public
 * key; a <em>ticket</em> lets one device fetch one file for a minute; a <em>claim</em> restores a
 * session without the password; the <em>cluster key</em> is the secret that servers share.
 */
package dev.covey.trust;
