package dev.covey.model;

import java.time.Instant;

/** Somebody who asked to be let into a group, and since when (U8). */
public record JoinRequest(UserName user, Instant since) {}
