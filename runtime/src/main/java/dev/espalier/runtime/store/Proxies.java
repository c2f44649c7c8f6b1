package dev.espalier.runtime.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in front of the driver's own objects, beneath mappers and all else, so that nothing is missed. */
final class Proxies {
    private Proxies() {}

    /** What is done for a call; there are no arguments where there is none to give. */
    interface Handler {
        @Nullable
        Object handle(Method method, Object[] args) throws Throwable;
    }

    static <T> T of(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> handler.handle(method, args == null ? new Object[0] : args)));
    }

    /** Does what is behind. */
    static @Nullable Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
