package io.lifafa.api.dispatch;

import java.util.List;

/**
 * A call that may be sent now.
 *
 * @param tenants whose SMS it is filled with, in this order; one, unless tenants share calls
 * @param ready how many SMS there are for it
 */
record NextCall(List<String> tenants, int ready) {}
