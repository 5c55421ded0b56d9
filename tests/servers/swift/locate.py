"""Says which object server, a or b, holds objects. Usage: locate.py ETC ACCOUNT CONTAINER OBJECT..."""
import sys

etc, account, container = sys.argv[1:4]
import swift.common.utils as utils

utils.SWIFT_CONF_FILE = f"{etc}/swift.conf"
utils.validate_hash_conf()
from swift.common.ring import Ring

ring = Ring(etc, ring_name="object")
for name in sys.argv[4:]:
    print(ring.get_nodes(account, container, name)[1][0]["device"][1])
