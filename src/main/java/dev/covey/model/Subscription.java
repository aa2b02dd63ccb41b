package dev.covey.model;

/** A handle on being told of something: closing it, once or more often, ends that. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
