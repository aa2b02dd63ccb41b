/**
 * Stand-ins for whole rooms, for the tests of those who use them: {@link
 * dev.covey.testing.FakePeer} is a peer in memory, without network, disk or threads.
 */
package dev.covey.testing;
