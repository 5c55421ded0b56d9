"""Writes the configuration and the rings of a Swift on loopback: one copy of each object, on one of two devices with a server each."""
import json
import os
import pwd

import places

SWIFT = """\
[swift-hash]
swift_hash_path_prefix = {prefix}
swift_hash_path_suffix = {suffix}
[storage-policy:0]
name = one
default = yes
"""

COMMON = """\
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
bind_timeout = 2
user = {user}
swift_dir = {directory}/etc
devices = {directory}/srv
mount_check = false
workers = 0
disable_fallocate = true
fallocate_reserve = 0
log_address = {directory}/run/nolog
log_custom_handlers = logfile.add
log_file = {directory}/log/{name}.log
log_name = {name}
log_udp_host =
eventlet_debug = false
"""

STORE = """\
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
recon_cache_path = {directory}/cache
"""

# client_timeout: how long an upload may stall. node_timeout: how long a storage node may hang.
# Accounts and containers are looked up afresh, so that a change of a rate counts at once. Rates are kept in memcached, and do not hold where that is late.
PROXY = """\
client_timeout = {patience}
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth ratelimit copy slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
node_timeout = {node_timeout}
recoverable_node_timeout = {node_timeout}
conn_timeout = {node_timeout}
recheck_account_existence = 1
recheck_container_existence = 1
error_suppression_limit = 100000
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcached}
connect_timeout = 10
pool_timeout = 10
io_timeout = 10
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
min_segment_size = 5
allowable_clock_skew = 300
ratelimit_as_client_error = {as_client_error}
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
user_slow_tester = testing .admin
user_test_reader = testing
[filter:ratelimit]
use = egg:swift#ratelimit
max_sleep_time_seconds = 0.2
rate_buffer_seconds = 0
{limits}
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
yield_frequency = 1
concurrency = 1
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
"""


def write(directory, base, stores, proxies, memcached):
    for folder in ["etc", "run", "log", "cache", "srv/meta", "srv/da", "srv/db"]:
        os.makedirs(f"{directory}/{folder}", exist_ok=True)
    _save(directory, "swift", SWIFT.format(prefix=places.PREFIX, suffix=places.SUFFIX))
    for name, offset in stores.items():
        kind = name.split("-")[0]
        _save(directory, name, _common(directory, base + offset, name) + STORE.format(kind=kind, directory=directory))
    for name, offset in proxies.items():
        limited, impatient = "limited" in name, "impatient" in name
        _save(directory, name, _common(directory, base + offset, name) + PROXY.format(
            patience=4 if impatient else 60,
            node_timeout=2 if impatient else 30,
            as_client_error=str(name.endswith("429")).lower(),
            limits="account_ratelimit = 0.5\ncontainer_ratelimit_1 = 0.5" if limited else "",
            memcached=base + memcached))
    _rings(f"{directory}/etc", base, stores)


def endpoints(base, proxies):
    return "".join(f"{name}=http://127.0.0.1:{base + offset}\n" for name, offset in proxies.items())


def _common(directory, port, name):
    return COMMON.format(directory=directory, port=port, name=name, user=pwd.getpwuid(os.geteuid()).pw_name)


def _save(directory, name, text):
    with open(f"{directory}/etc/{name}.conf", "w") as file:
        file.write(text)


def _rings(etc, base, stores):
    from swift.common.ring import RingBuilder

    devices = {
        "account": [(stores["account"], "meta")],
        "container": [(stores["container"], "meta")],
        "object": [(stores["object-a"], "da"), (stores["object-b"], "db")],
    }
    nodes = {}
    for kind, members in devices.items():
        builder = RingBuilder(part_power=places.PART_POWER, replicas=1, min_part_hours=0)
        for offset, device in members:
            builder.add_dev({"region": 1, "zone": 1, "ip": "127.0.0.1", "port": base + offset, "device": device, "weight": 1.0})
        builder.rebalance(seed="storagehttp")
        builder.get_ring().save(f"{etc}/{kind}.ring.gz")
        nodes[kind] = [(device["port"], device["device"]) for part in range(2**places.PART_POWER) for device in builder.get_part_devices(part)]
    with open(f"{etc}/nodes.json", "w") as file:
        json.dump(nodes, file)
