package dev.covey.balancer;

import dev.covey.model.Endpoint;

/** The balancer's own look at a tracker. Any thread may ask; the answer takes bounded time. */
@FunctionalInterface
interface Probe {
  /** Whether the tracker answers. */
  boolean answers(Endpoint tracker);
}
