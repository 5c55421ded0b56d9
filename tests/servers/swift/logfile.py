"""Swift logs to syslog; this hook sends its words to a file."""
import logging


def add(conf, name, log_to_console, log_route, fmt, logger, adapted_logger):
    handler = logging.FileHandler(conf["log_file"])
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
