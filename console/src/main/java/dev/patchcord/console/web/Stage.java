package dev.patchcord.console.web;

import dev.patchcord.console.board.Board;
import dev.patchcord.console.board.Thresholds;
import dev.patchcord.console.board.Trend;
import dev.patchcord.console.feed.Freshness;
import dev.patchcord.console.feed.LagWatch;
import dev.patchcord.console.feed.TopicFeed;
import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.FiledLetter;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.console.rehearsal.RehearsalSettings;
import dev.patchcord.console.text.Words;
import dev.patchcord.contract.journal.CallState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** What all pages have in common, and how a part of one is rendered by itself. */
@Component
final class Stage {
  private final SpringTemplateEngine templates;
  private final TopicFeed feed;
  private final LagWatch lags;
  private final Thresholds thresholds;
  private final RehearsalSettings rehearsal;
  private final Clock clock;
  private volatile @Nullable Trend trend;
  private volatile boolean trendRead;

  Stage(
      SpringTemplateEngine templates,
      TopicFeed feed,
      LagWatch lags,
      Thresholds thresholds,
      RehearsalSettings rehearsal,
      Clock clock) {
    this.templates = templates;
    this.feed = feed;
    this.lags = lags;
    this.thresholds = thresholds;
    this.rehearsal = rehearsal;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  TopicFeed feed() {
    return feed;
  }

  Board board(Person person, @Nullable CallState filter) {
    return Board.of(feed.projection(), lags.lags(), thresholds, person, filter, clock.instant());
  }

  /**
   * The curves of the last hour. Worked out once for each of their points: journal and snapshots
   * are read from two topics, and curves that follow each batch would tremble.
   */
  Trend trend() {
    Instant now = clock.instant();
    Projection known = feed.projection();
    Trend drawn = trend;
    if (drawn == null || known.version() == 0 || drawn.end() != Trend.endAt(now) || !trendRead) {
      trendRead = known.version() > 0;
      drawn = Trend.of(known, now);
      trend = drawn;
    }
    return drawn;
  }

  /** What stands on every page. */
  Map<String, Object> common(Person person) {
    Map<String, Object> model = new HashMap<>(head());
    model.put("person", person);
    return model;
  }

  private Map<String, Object> head() {
    Instant now = clock.instant();
    Freshness freshness = feed.freshness();
    Map<String, Object> head = new HashMap<>();
    head.put("words", new Words());
    head.put("rehearses", rehearsal.isOn());
    head.put("now", now);
    head.put("asOf", freshness.asOf() == null ? Instant.EPOCH : freshness.asOf());
    head.put("fresh", freshness.isFresh(now));
    head.put("trouble", freshness.trouble() == null ? "" : freshness.trouble());
    head.put(
        "openFaults",
        feed.projection().letters().values().stream().filter(FiledLetter::isOpen).count());
    return head;
  }

  /**
   * Parts of a template, and the stamp of freshness: it differs each time, and so tells the browser
   * that the line is open.
   */
  Map<String, String> parts(String template, List<String> names, Map<String, Object> model) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("fresh", part("layout", "fresh", model));
    names.forEach(name -> parts.put(name, part(template, name, model)));
    return parts;
  }

  private String part(String template, String name, Map<String, Object> model) {
    return templates.process(template, Set.of(name), new Context(Locale.ROOT, model));
  }
}
