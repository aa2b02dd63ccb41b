/**
 * How trackers become one cluster (DESIGN 5, T3 to T10): what they tell each other, and who lacks
 * what. The only user of JGroups.
 */
package dev.covey.tracker.cluster;
