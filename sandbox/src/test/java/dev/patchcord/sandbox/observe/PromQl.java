package dev.patchcord.sandbox.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of PromQL that our dashboards and alerts are written in, and refuses all else. It
 * knows the grammar, not the types: whether a function is given what it wants, only Prometheus
 * tells.
 */
public final class PromQl {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>[0-9]*\\.?[0-9]+(?![0-9]*[smhdwy]))|(?<range>\\[[0-9]+[smhdw]\\])"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<text>\"[^\"]*\")"
              + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/<>(){},=]))");
  private static final Set<String> AGGREGATIONS = Set.of("sum", "max", "min", "avg", "count");
  private static final Set<String> RANKINGS = Set.of("topk", "bottomk");
  private static final Set<String> FUNCTIONS =
      Set.of("rate", "increase", "histogram_quantile", "absent", "sort_desc");
  private static final Set<String> OF_RANGES = Set.of("rate", "increase");
  private static final List<Set<String>> BINARY =
      List.of(
          Set.of("or"),
          Set.of("and", "unless"),
          Set.of("==", "!=", "<", ">", "<=", ">="),
          Set.of("+", "-"),
          Set.of("*", "/"));

  /**
   * What an expression takes from a metric.
   *
   * @param labels that it is selected by
   */
  public record Selector(String metric, Set<String> labels) {}

  /**
   * An expression that could be read.
   *
   * @param grouped labels that results are grouped by
   */
  public record Expression(List<Selector> selectors, Set<String> grouped) {}

  private final String source;
  private final List<String> tokens = new ArrayList<>();
  private final List<Selector> selectors = new ArrayList<>();
  private final Set<String> grouped = new TreeSet<>();
  private int next;

  private PromQl(String source) {
    this.source = source;
    Matcher token = TOKEN.matcher(source);
    int end = 0;
    while (token.find() && token.start() == end) {
      tokens.add(token.group().strip());
      end = token.end();
    }
    if (!source.substring(end).isBlank()) {
      throw refused("cannot be read from \"" + source.substring(end) + "\" on");
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or is written in more than is known here
   */
  public static Expression read(String source) {
    PromQl reader = new PromQl(source);
    reader.binary(0);
    if (reader.peek().isPresent()) {
      throw reader.refused("has \"" + reader.peek().get() + "\" after its end");
    }
    return new Expression(List.copyOf(reader.selectors), Set.copyOf(reader.grouped));
  }

  private void binary(int level) {
    if (level == BINARY.size()) {
      operand();
      return;
    }
    binary(level + 1);
    while (peek().filter(BINARY.get(level)::contains).isPresent()) {
      take();
      binary(level + 1);
    }
  }

  private void operand() {
    String token = take();
    if (token.equals("(")) {
      binary(0);
      expect(")");
    } else if (AGGREGATIONS.contains(token)) {
      if (peek().filter("by"::equals).isPresent()) {
        take();
        grouped.addAll(names());
      }
      arguments(false);
    } else if (RANKINGS.contains(token) || FUNCTIONS.contains(token)) {
      arguments(OF_RANGES.contains(token));
    } else if (Character.isDigit(token.charAt(0)) || token.startsWith(".")) {
      return;
    } else if (isName(token)) {
      selector(token, false);
    } else {
      throw refused("has \"" + token + "\" where a value must stand");
    }
  }

  private void arguments(boolean range) {
    expect("(");
    if (range) {
      selector(take(), true);
    } else {
      binary(0);
      while (peek().filter(","::equals).isPresent()) {
        take();
        binary(0);
      }
    }
    expect(")");
  }

  private void selector(String metric, boolean range) {
    if (!isName(metric)) {
      throw refused("has \"" + metric + "\" where a metric must stand");
    }
    if (peek().filter("("::equals).isPresent()) {
      throw refused("calls " + metric + ", which is not known here");
    }
    Set<String> labels = new TreeSet<>();
    if (peek().filter("{"::equals).isPresent()) {
      take();
      do {
        labels.add(take());
        if (!Set.of("=", "!=", "=~", "!~").contains(take()) || !take().startsWith("\"")) {
          throw refused("has a label of " + metric + " that is not compared with a text");
        }
      } while (goesOn());
      expect("}");
    }
    if (range) {
      if (!take().startsWith("[")) {
        throw refused("asks for the rate of " + metric + " without saying over which time");
      }
    }
    selectors.add(new Selector(metric, Set.copyOf(labels)));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    expect("(");
    do {
      names.add(take());
    } while (goesOn());
    expect(")");
    return names;
  }

  private boolean goesOn() {
    boolean more = peek().filter(","::equals).isPresent();
    if (more) {
      take();
    }
    return more;
  }

  private Optional<String> peek() {
    return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
  }

  private String take() {
    String token = peek().orElseThrow(() -> refused("ends too early"));
    next++;
    return token;
  }

  private void expect(String sign) {
    String token = take();
    if (!token.equals(sign)) {
      throw refused("has \"" + token + "\" where \"" + sign + "\" must stand");
    }
  }

  private static boolean isName(String token) {
    return token.matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(source + "\n" + why);
  }
}
