package dev.patchcord.published.http;

import dev.patchcord.ingress.request.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes what a controller asks a webhook for. Controllers take the request as it is, so no
 * annotation says which parameters and fields they know; but they can be watched while they read.
 */
class ReadFields implements WebMvcConfigurer, HandlerInterceptor {
  /** Static, since the application makes this by itself and the test reads it. */
  static final Set<String> QUERY = new TreeSet<>();

  static final Set<String> FORM = new TreeSet<>();

  static void forget() {
    QUERY.clear();
    FORM.clear();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String name = WebhookRequest.class.getName();
    if (request.getAttribute(name) instanceof WebhookRequest webhook) {
      request.setAttribute(
          name,
          new WebhookRequest(
              webhook.path(),
              new Watched<>(webhook.query(), QUERY),
              new Watched<>(webhook.fields(), FORM),
              webhook.json(),
              webhook.deliveryToken(),
              webhook.sender()));
    }
    return true;
  }

  /** A map that remembers by which names it was asked. */
  private static final class Watched<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final transient Set<String> asked;

    Watched(Map<String, V> values, Set<String> asked) {
      super(values);
      this.asked = asked;
    }

    @Override
    public V get(Object name) {
      asked.add((String) name);
      return super.get(name);
    }

    @Override
    public V getOrDefault(Object name, V otherwise) {
      asked.add((String) name);
      return super.getOrDefault(name, otherwise);
    }
  }
}
