package dev.covey.model;

/**
 * One group as {@code list_groups} tells it (U7).
 *
 * @param owner who owns it now
 * @param role what the asking user is in it
 * @param members how many people are in it, the owner included
 * @param pending how many wait to be let in; 0 unless the asking user is the owner
 * @param online how many members are signed in somewhere
 * @param files how many files are listed; 0 unless the asking user is a member
 */
public record GroupListing(
    GroupId id,
    GroupName name,
    UserName owner,
    Role role,
    int members,
    int pending,
    int online,
    int files) {}
