package dev.patchcord.orchestrator.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a query.
 *
 * @param text without quotation marks
 * @param column where it begins, counted from 1
 * @param kind what it can stand for
 */
record Token(String text, int column, Kind kind) {
  private static final Pattern PIECE =
      Pattern.compile("\\s*(?:(!=|[=<>~()])|'([^']*)'|\"([^\"]*)\"|([^\\s=!<>~()'\"]+)|(\\S))");

  /** What a piece can stand for. */
  enum Kind {
    SIGN,
    WORD,
    /** A value that is never a word of the language. */
    QUOTED,
    END
  }

  static List<Token> of(String query) {
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(query);
    int end = 0;
    while (piece.lookingAt()) {
      end = piece.end();
      tokens.add(token(piece));
      piece.region(end, query.length());
    }
    tokens.add(new Token("", query.stripTrailing().length() + 1, Kind.END));
    return tokens;
  }

  private static Token token(Matcher piece) {
    if (piece.group(1) != null) {
      return new Token(piece.group(1), piece.start(1) + 1, Kind.SIGN);
    }
    for (int group = 2; group <= 3; group++) {
      if (piece.group(group) != null) {
        return new Token(piece.group(group), piece.start(group), Kind.QUOTED);
      }
    }
    if (piece.group(4) != null) {
      return new Token(piece.group(4), piece.start(4) + 1, Kind.WORD);
    }
    Token stray = new Token(piece.group(5), piece.start(5) + 1, Kind.SIGN);
    String mark = stray.text();
    throw new QueryMistake(
        stray,
        mark.equals("'") || mark.equals("\"")
            ? "expected the quotation to be closed"
            : "expected a field, a value, or one of = != < > ~ ( )");
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  /** True for a word of the language, which is not told apart by case. */
  boolean is(String word) {
    return kind != Kind.QUOTED && text.equalsIgnoreCase(word);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  String quoted() {
    return "\"" + text + "\"";
  }
}
