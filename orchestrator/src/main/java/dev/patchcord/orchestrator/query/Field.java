package dev.patchcord.orchestrator.query;

import dev.patchcord.orchestrator.replay.CallFacts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be asked of a call. */
enum Field {
  CALL(texts(call -> List.of(call.callId()))),
  STATE(texts(call -> call.path().stream().map(Enum::name).toList())),
  OUTCOME(texts(CallFacts::outcomes)),
  SPECIALIST(texts(CallFacts::specialists)),
  FROM(texts(call -> List.of(call.from()))),
  TO(texts(call -> List.of(call.to()))),
  FLOW(texts(call -> List.of(call.flow()))),
  MACHINE(texts(call -> List.of(call.machine()))),
  TRANSITION(texts(CallFacts::transitions)),
  ATTEMPTS(count(CallFacts::attempts)),
  REJECTED(count(CallFacts::rejected)),
  RECORDS(count(CallFacts::records)),
  TIME_TO_PERSON(time(CallFacts::timeToPerson)),
  DURATION(time(CallFacts::duration)),
  ENDED(truth(call -> call.endedAt() != null)),
  AGREES(truth(call -> call.disagreement() == null));

  private static final Pattern TIME =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)?", Pattern.CASE_INSENSITIVE);
  private static final double MILLIS = 1000;
  private static final double SIXTY = 60;

  // Only pure functions are handed in.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Kind kind;

  Field(Kind kind) {
    this.kind = kind;
  }

  /** How the values of a field compare. */
  private interface Kind {
    /** The signs that mean something, for the message about another one. */
    String signs();

    /** Empty if the value makes no sense here. */
    Optional<Predicate<CallFacts>> condition(String sign, String value);

    /** What a value looks like. */
    String values();
  }

  static Optional<Field> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word().equalsIgnoreCase(name)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", "));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean takes(String sign) {
    return Arrays.asList(kind.signs().split(" ")).contains(sign);
  }

  String signs() {
    return kind.signs();
  }

  String valuesInWords() {
    return kind.values();
  }

  Optional<Predicate<CallFacts>> condition(String sign, String value) {
    return kind.condition(sign, value);
  }

  /** Several values: one that fits is enough, and {@code !=} means that none does. */
  private static Kind texts(Function<CallFacts, List<String>> of) {
    return new Kind() {
      @Override
      public String signs() {
        return "= != ~";
      }

      @Override
      public String values() {
        return "a text";
      }

      @Override
      public Optional<Predicate<CallFacts>> condition(String sign, String value) {
        Predicate<CallFacts> equal =
            call -> of.apply(call).stream().anyMatch(value::equalsIgnoreCase);
        String part = value.toLowerCase(Locale.ROOT);
        return Optional.of(
            switch (sign) {
              case "=" -> equal;
              case "!=" -> equal.negate();
              default ->
                  call ->
                      of.apply(call).stream()
                          .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(part));
            });
      }
    };
  }

  private static Kind count(Function<CallFacts, Integer> of) {
    return number(
        "a whole number",
        call -> of.apply(call).doubleValue(),
        value ->
            value.matches("[0-9]{1,9}") ? Optional.of(Double.valueOf(value)) : Optional.empty());
  }

  private static Kind time(Function<CallFacts, @Nullable Duration> of) {
    return number(
        "a time such as 500ms, 12s or 1.5m",
        call -> {
          Duration time = of.apply(call);
          return time == null ? null : time.toMillis() / MILLIS;
        },
        Field::seconds);
  }

  private static Optional<Double> seconds(String value) {
    Matcher time = TIME.matcher(value);
    if (!time.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(time.group(1));
    return Optional.of(
        switch (Objects.requireNonNullElse(time.group(2), "s").toLowerCase(Locale.ROOT)) {
          case "ms" -> number / MILLIS;
          case "m" -> number * SIXTY;
          case "h" -> number * SIXTY * SIXTY;
          default -> number;
        });
  }

  /** A call without the number fits no comparison but {@code !=}. */
  private static Kind number(
      String words,
      Function<CallFacts, @Nullable Double> of,
      Function<String, Optional<Double>> parse) {
    return new Kind() {
      @Override
      public String signs() {
        return "= != < >";
      }

      @Override
      public String values() {
        return words;
      }

      @Override
      public Optional<Predicate<CallFacts>> condition(String sign, String value) {
        return parse
            .apply(value)
            .map(
                wanted ->
                    call -> {
                      Double has = of.apply(call);
                      if (has == null) {
                        return sign.equals("!=");
                      }
                      int order = has.compareTo(wanted);
                      return switch (sign) {
                        case "=" -> order == 0;
                        case "!=" -> order != 0;
                        case "<" -> order < 0;
                        default -> order > 0;
                      };
                    });
      }
    };
  }

  private static Kind truth(Predicate<CallFacts> of) {
    return new Kind() {
      @Override
      public String signs() {
        return "= !=";
      }

      @Override
      public String values() {
        return "yes or no";
      }

      @Override
      public Optional<Predicate<CallFacts>> condition(String sign, String value) {
        boolean equal = sign.equals("=");
        return switch (value.toLowerCase(Locale.ROOT)) {
          case "yes", "true" -> Optional.of(equal ? of : of.negate());
          case "no", "false" -> Optional.of(equal ? of.negate() : of);
          default -> Optional.empty();
        };
      }
    };
  }
}
