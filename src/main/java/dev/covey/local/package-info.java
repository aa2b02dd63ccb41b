/**
 * A whole network inside this process: its keys, a balancer and a tracker, for the demo and for
 * whoever starts a network on their own computer.
 */
package dev.covey.local;
