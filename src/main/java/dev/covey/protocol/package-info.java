/**
 * Every byte on the wire and every limit: what peers and trackers say to each other (one JSON
 * object a line), what peers say to peers (length-prefixed frames), and what anybody says to a
 * balancer (text lines).
 *
 * <p>Messages are sealed families of records that refuse bad values when made; codecs turn them
 * into bytes and back and never trust a length. docs/PROTOCOL.md describes the same for strangers.
 */
package dev.covey.protocol;
