package dev.covey.model;

/**
 * One member of a group.
 *
 * @param devices on how many devices this member is signed in now; 0 is offline
 */
public record MemberListing(UserName user, boolean owner, int devices) {}
