package dev.patchcord.sandbox.twin.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages of lists, as Twilio cuts them: the token names the last item of the page before. */
final class Pages {
  private static final int USUAL = 50;
  private static final int MOST = 1000;

  private Pages() {}

  /**
   * One page.
   *
   * @param key name of the list in the body
   * @param path of the list, with account and {@code .json}
   * @param all the filtered list
   */
  static <T> Map<String, @Nullable Object> of(
      String key,
      String path,
      Map<String, String[]> parameters,
      List<T> all,
      Function<T, String> sid,
      Function<T, Map<String, @Nullable Object>> body) {
    Form form = new Form(parameters);
    int size = number(form, "PageSize", USUAL);
    if (size < 1 || size > MOST) {
      throw TwilioRefusal.badRequest(20006, "PageSize must be from 1 to 1000, but is " + size);
    }
    int page = number(form, "Page", 0);
    int start = form.text("PageToken").map(token -> after(all, sid, token)).orElse(page * size);
    List<T> shown = all.stream().skip(start).limit(size).toList();
    boolean more = start + shown.size() < all.size();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(key, shown.stream().map(body).toList());
    answer.put("page", page);
    answer.put("page_size", size);
    answer.put("start", start);
    answer.put("end", Math.max(0, start + shown.size() - 1));
    answer.put("uri", uri(path, parameters, size, page, form.text("PageToken").orElse(null)));
    answer.put("first_page_uri", uri(path, parameters, size, 0, null));
    answer.put(
        "next_page_uri",
        more ? uri(path, parameters, size, page + 1, "PA" + sid.apply(shown.getLast())) : null);
    answer.put("previous_page_uri", page == 0 ? null : uri(path, parameters, size, page - 1, null));
    return answer;
  }

  private static <T> int after(List<T> all, Function<T, String> sid, String token) {
    for (int i = 0; i < all.size(); i++) {
      if (token.equals("PA" + sid.apply(all.get(i)))) {
        return i + 1;
      }
    }
    throw TwilioRefusal.badRequest(20006, "PageToken is not valid: " + token);
  }

  private static int number(Form form, String name, int otherwise) {
    return form.text(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,6}")) {
                throw TwilioRefusal.badRequest(20006, name + " is not a number: " + text);
              }
              return Integer.parseInt(text);
            })
        .orElse(otherwise);
  }

  private static String uri(
      String path, Map<String, String[]> parameters, int size, int page, @Nullable String token) {
    String filters =
        parameters.entrySet().stream()
            .filter(one -> !one.getKey().startsWith("Page") && one.getValue().length > 0)
            .map(one -> "&" + encode(one.getKey()) + "=" + encode(one.getValue()[0]))
            .collect(Collectors.joining());
    return path
        + ("?PageSize=" + size + "&Page=" + page + filters)
        + (token == null ? "" : "&PageToken=" + token);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
