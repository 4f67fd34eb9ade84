package dev.patchcord.contract.wire;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a record should have and has not. The JSON library leaves a missing text or record
 * null, whatever the component's type says; here a component that is not {@code @Nullable} must be
 * there.
 */
final class RequiredMembers {
  private static final ClassValue<List<Member>> MEMBERS =
      new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
          return type.isRecord()
              ? Stream.of(type.getRecordComponents()).map(Member::of).toList()
              : List.of();
        }
      };

  private RequiredMembers() {}

  /** Path of the first member that is missing, for example {@code origin.webhook}. */
  static Optional<String> firstMissing(Object value) {
    return switch (value) {
      case Record record ->
          MEMBERS.get(record.getClass()).stream()
              .flatMap(member -> member.missingIn(record).stream())
              .findFirst();
      case List<?> list ->
          IntStream.range(0, list.size())
              .boxed()
              .flatMap(
                  index -> firstMissing(list.get(index)).map(each -> index + "." + each).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  private record Member(String name, Method accessor, boolean mayBeAbsent) {

    static Member of(RecordComponent component) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return new Member(
          component.getName(),
          accessor,
          component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    Optional<String> missingIn(Record record) {
      Object value = in(record);
      if (value == null) {
        return mayBeAbsent ? Optional.empty() : Optional.of(name);
      }
      return firstMissing(value).map(deeper -> name + "." + deeper);
    }

    private @Nullable Object in(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("accessors of records only return their components", e);
      }
    }
  }
}
