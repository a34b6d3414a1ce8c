package io.lifafa.tenants.crypt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a node knows of one tenant's keys.
 *
 * @param open those that it can use, by version
 * @param newest what new texts are encrypted with; empty if there is none
 * @param gone versions that nobody can open any more: dropped, or damaged
 * @param last the highest version there ever was; 0 if none
 */
record TenantKeys(Map<Integer, DataKey> open, Optional<DataKey> newest, Set<Integer> gone, int last) {

    /**
     * @throws MissingMasterKeyException if one is wrapped by a master key that is not here: whether it can be opened is not known
     */
    static TenantKeys of(List<WrappedKey> stored, MasterKeys masters) {
        var open = new HashMap<Integer, DataKey>();
        for (var key : stored) {
            if (key.wrapped().isPresent()) {
                var master = masters.find(key.master())
                        .orElseThrow(() -> new MissingMasterKeyException(key.master(), masters));
                master.unwrap(key).ifPresent(it -> open.put(key.version(), it));
            }
        }
        var newest = stored.stream()
                .filter(it -> !it.retired() && open.containsKey(it.version()))
                .map(WrappedKey::version)
                .max(Integer::compare)
                .map(open::get);
        return new TenantKeys(
                open,
                newest,
                stored.stream()
                        .map(WrappedKey::version)
                        .filter(it -> !open.containsKey(it))
                        .collect(Collectors.toSet()),
                stored.stream().mapToInt(WrappedKey::version).max().orElse(0));
    }
}
