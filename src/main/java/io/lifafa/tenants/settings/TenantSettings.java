package io.lifafa.tenants.settings;

import io.lifafa.tenants.TenantName;
import java.util.Objects;

/**
 * What is settled for one tenant. A tenant of which nothing was stored has the defaults.
 *
 * @param name the tenant
 * @param weight its share of claims and API calls against others that have work waiting, 1 to {@value #MOST_WEIGHT}. Default 1
 * @param quotas the most it may use. Default: no bound
 * @param onQuota what becomes of its SMS when its API tokens are used up. Default: they wait
 * @param templates whether it takes part in the shared templates
 * @param disabled true: nobody is let in with its keys and tokens; what it sent before is worked off
 */
public record TenantSettings(
        String name, int weight, Quotas quotas, OnQuota onQuota, TemplateSharing templates, boolean disabled) {
    /** A tenant beside one of this weight gets next to nothing already. */
    public static final int MOST_WEIGHT = 1_000;

    /** @throws IllegalArgumentException names the component that is wrong, and what is allowed */
    public TenantSettings {
        TenantName.check(name);
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new IllegalArgumentException("weight: must be 1 to " + MOST_WEIGHT);
        }
        Objects.requireNonNull(quotas, "quotas");
        Objects.requireNonNull(onQuota, "onQuota");
        Objects.requireNonNull(templates, "templates");
    }

    /** The defaults. */
    public static TenantSettings of(String name) {
        return new TenantSettings(name, 1, Quotas.NONE, OnQuota.WAIT, TemplateSharing.BOTH, false);
    }

    public TenantSettings withWeight(int other) {
        return new TenantSettings(name, other, quotas, onQuota, templates, disabled);
    }

    public TenantSettings withQuotas(Quotas others) {
        return new TenantSettings(name, weight, others, onQuota, templates, disabled);
    }

    public TenantSettings withOnQuota(OnQuota other) {
        return new TenantSettings(name, weight, quotas, other, templates, disabled);
    }

    public TenantSettings withTemplates(TemplateSharing other) {
        return new TenantSettings(name, weight, quotas, onQuota, other, disabled);
    }

    public TenantSettings withDisabled(boolean now) {
        return new TenantSettings(name, weight, quotas, onQuota, templates, now);
    }

    /** @throws IllegalArgumentException if it would shut out the installation's own tenant, which alone could let it in again */
    public TenantSettings checkedFor(String home) {
        if (disabled && name.equals(home)) {
            throw new IllegalArgumentException(
                    "disabled: " + home + " is the installation's own tenant and stays enabled");
        }
        return this;
    }
}
