package dev.patchcord.contract;

/**
 * A record that carries members which its reader's version does not know: they are kept when it is
 * read and stand where they stood when it is written again.
 */
public interface KeepsUnknown {

  /** By pointers from this record. Not a member of the JSON by itself. */
  UnknownMembers unknown();

  /** The same record with these. */
  KeepsUnknown keeping(UnknownMembers unknown);
}
