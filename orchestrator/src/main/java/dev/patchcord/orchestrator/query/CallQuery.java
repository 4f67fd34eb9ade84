package dev.patchcord.orchestrator.query;

import dev.patchcord.orchestrator.replay.CallFacts;
import java.util.List;
import java.util.function.Predicate;

/**
 * Picks calls. {@code and} binds closer than {@code or}, {@code not} closer than both; parentheses
 * group. A comparison is a field, a sign ({@code =}, {@code !=}, {@code <}, {@code >}, {@code ~}
 * for "contains") and a value, in quotation marks if it has spaces. Case does not matter.
 *
 * <p>Fields with several values per call ({@code state}, {@code outcome}, {@code specialist},
 * {@code transition}) fit if one value fits; {@code !=} means that none is equal.
 */
public final class CallQuery implements Predicate<CallFacts> {
  /** Fits every call. */
  public static final CallQuery ALL = new CallQuery(_ -> true);

  private final Predicate<CallFacts> condition;

  private CallQuery(Predicate<CallFacts> condition) {
    this.condition = condition;
  }

  /**
   * Reads a query.
   *
   * @throws QueryMistake if it cannot be understood
   */
  public static CallQuery parse(String text) {
    Parser parser = new Parser(Token.of(text));
    Predicate<CallFacts> condition = parser.anyOf();
    if (!parser.next().isEnd()) {
      throw new QueryMistake(parser.next(), "expected and, or, or the end");
    }
    return new CallQuery(condition);
  }

  @Override
  public boolean test(CallFacts call) {
    return condition.test(call);
  }

  /** Recursive descent, one method per level. */
  private static final class Parser {
    private final List<Token> tokens;
    private int position;

    Parser(List<Token> tokens) {
      this.tokens = tokens;
    }

    Token next() {
      return tokens.get(position);
    }

    private boolean take(String word) {
      boolean found = next().is(word);
      position += found ? 1 : 0;
      return found;
    }

    Predicate<CallFacts> anyOf() {
      Predicate<CallFacts> condition = allOf();
      while (take("or")) {
        condition = condition.or(allOf());
      }
      return condition;
    }

    private Predicate<CallFacts> allOf() {
      Predicate<CallFacts> condition = single();
      while (take("and")) {
        condition = condition.and(single());
      }
      return condition;
    }

    private Predicate<CallFacts> single() {
      if (take("not")) {
        return single().negate();
      }
      if (take("(")) {
        Predicate<CallFacts> condition = anyOf();
        if (!take(")")) {
          throw new QueryMistake(next(), "expected )");
        }
        return condition;
      }
      return comparison();
    }

    private Predicate<CallFacts> comparison() {
      Token name = next();
      Field field =
          Field.named(name.text())
              .filter(_ -> name.kind() == Token.Kind.WORD)
              .orElseThrow(() -> new QueryMistake(name, "expected a field (" + Field.all() + ")"));
      position++;
      Token sign = next();
      if (!field.takes(sign.text()) || sign.kind() != Token.Kind.SIGN) {
        throw new QueryMistake(
            sign, "expected one of %s after %s".formatted(field.signs(), field.word()));
      }
      position++;
      Token value = next();
      if (!value.isValue()) {
        throw new QueryMistake(value, "expected " + field.valuesInWords());
      }
      position++;
      return field
          .condition(sign.text(), value.text())
          .orElseThrow(() -> new QueryMistake(value, "expected " + field.valuesInWords()));
    }
  }
}
