"""One server of Swift, with its configuration in a folder of ours. Usage: serve.py ETC NAME SECTION"""
import sys

etc, name, section = sys.argv[1:4]
import swift.common.utils as utils

utils.SWIFT_CONF_FILE = f"{etc}/swift.conf"
from swift.common.wsgi import run_wsgi

sys.exit(run_wsgi(f"{etc}/{name}.conf", section))
