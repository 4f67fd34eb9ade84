package dev.patchcord.sandbox.scenario;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives the step classes of one scenario the same {@link Scene}: one object of each class for each
 * scenario, by its only constructor. Cucumber has one factory per thread.
 */
public final class SceneFactory implements ObjectFactory {
  private final Map<Class<?>, Object> made = new HashMap<>();

  @Override
  public void start() {
    made.clear();
  }

  @Override
  public void stop() {
    made.clear();
  }

  @Override
  public boolean addClass(Class<?> type) {
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    Object present = made.get(type);
    if (present == null) {
      present = make(type);
      made.put(type, present);
    }
    return type.cast(present);
  }

  private Object make(Class<?> type) {
    try {
      Constructor<?> only = type.getDeclaredConstructors()[0];
      only.setAccessible(true);
      return only.newInstance(
          Arrays.stream(only.getParameterTypes()).map(this::getInstance).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }
}
