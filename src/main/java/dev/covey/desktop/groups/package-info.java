/**
 * The groups screen: every group of the network with what I am in it, and beside it the chosen
 * group's members, requests and what its owner can do (U4 to U9, G1 to G7).
 *
 * <p>The <em>pane</em> is what stands beside the table; a <em>request</em> is somebody's wish to be
 * let in; <em>handing over</em> makes another member the owner.
 */
package dev.covey.desktop.groups;
