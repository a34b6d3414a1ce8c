package io.lifafa.web;

import io.vertx.serviceproxy.ServiceException;

/** What is said of things that cannot be found. */
final class NotThere {
    private static final int STATUS = 404;

    private NotThere() {}

    static ServiceException sms() {
        return new ServiceException(
                STATUS, "no SMS with this id has reached a final state: it is still pending in its batch, or unknown");
    }

    /** Another tenant's batch is as unknown as one that never was. */
    static ServiceException batch(String id) {
        return new ServiceException(STATUS, "no batch " + id);
    }

    /** Another tenant's key is as unknown as one that never was. */
    static ServiceException key() {
        return new ServiceException(STATUS, "no key with this id that works");
    }

    /** Another tenant is as unknown as one that never was. */
    static ServiceException tenant() {
        return new ServiceException(STATUS, "no tenant with this name");
    }

    static ServiceException cache() {
        return new ServiceException(
                STATUS, "no templates are used: there is no API (api.url) or cache.enabled is false");
    }

    static ServiceException api() {
        return new ServiceException(STATUS, "no extraction API is configured: set api.url (API_URL)");
    }
}
