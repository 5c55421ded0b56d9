"""Says which object server, a or b, holds objects. Usage: locate.py ETC ACCOUNT CONTAINER OBJECT..."""
import sys

import places

etc, account, container = sys.argv[1:4]
for name in sys.argv[4:]:
    print(places.find(etc, account, container, name)[2][1])
