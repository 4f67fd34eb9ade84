package dev.patchcord.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stood in a record's JSON and has no component in this version: members that a newer version
 * has added. They are carried along, so that an older service between two newer ones loses nothing.
 *
 * @param byPointer by JSON pointer (RFC 6901) from the record, for example {@code /trigger/reason}
 */
public record UnknownMembers(SortedMap<String, JsonNode> byPointer) {
  /** The usual case. */
  public static final UnknownMembers NONE = new UnknownMembers(Collections.emptySortedMap());

  private static final String SEPARATOR = "/";

  public UnknownMembers {
    byPointer = Collections.unmodifiableSortedMap(new TreeMap<>(byPointer));
  }

  /**
   * What would be lost if only the second were kept. A member whose value is null counts as absent.
   *
   * @param read as it was read
   * @param known what a version has understood of it, written again
   */
  public static UnknownMembers lostBetween(JsonNode read, JsonNode known) {
    SortedMap<String, JsonNode> lost = new TreeMap<>();
    collect(read, known, JsonPointer.empty(), lost);
    return lost.isEmpty() ? NONE : new UnknownMembers(lost);
  }

  private static void collect(
      JsonNode read, JsonNode known, JsonPointer at, SortedMap<String, JsonNode> lost) {
    if (read.isObject() && known.isObject()) {
      for (var member : read.properties()) {
        JsonPointer here = at.appendProperty(member.getKey());
        JsonNode counterpart = known.get(member.getKey());
        if (counterpart != null) {
          collect(member.getValue(), counterpart, here, lost);
        } else if (!member.getValue().isNull()) {
          lost.put(here.toString(), member.getValue());
        }
      }
    } else if (read.isArray() && known.isArray()) {
      for (int i = 0; i < Math.min(read.size(), known.size()); i++) {
        collect(read.get(i), known.get(i), at.appendIndex(i), lost);
      }
    }
  }

  public boolean isEmpty() {
    return byPointer.isEmpty();
  }

  /** Those inside the object at this pointer, as seen from there. */
  public UnknownMembers under(String pointer) {
    String inside = pointer + SEPARATOR;
    return renamed(name -> name.startsWith(inside), name -> name.substring(pointer.length()));
  }

  /** The same as seen from an object that has this one at a pointer. */
  public UnknownMembers within(String pointer) {
    return renamed(name -> true, name -> pointer + name);
  }

  private UnknownMembers renamed(Predicate<String> which, UnaryOperator<String> rename) {
    SortedMap<String, JsonNode> renamed = new TreeMap<>();
    byPointer.forEach(
        (name, value) -> {
          if (which.test(name)) {
            renamed.put(rename.apply(name), value);
          }
        });
    return renamed.isEmpty() ? NONE : new UnknownMembers(renamed);
  }

  /**
   * Puts them back where they stood, each after the members that are known.
   *
   * @throws IllegalStateException if the object no longer has the place
   */
  public void putInto(ObjectNode record) {
    byPointer.forEach(
        (pointer, value) -> {
          JsonPointer place = JsonPointer.compile(pointer);
          if (!(record.at(place.head()) instanceof ObjectNode holder)) {
            throw new IllegalStateException("there is no longer an object to hold " + pointer);
          }
          holder.set(place.last().getMatchingProperty(), value);
        });
  }
}
