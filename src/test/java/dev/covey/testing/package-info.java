/**
 * Stand-ins for whole rooms, for the tests of those who use them: {@link
 * dev.covey.testing.FakePeer} is a peer in memory, without network, disk or threads; {@link
 * dev.covey.testing.LoopbackNetwork} is a whole network over real sockets.
 */
package dev.covey.testing;
