"""Runs modules and emitters that were written for the Python agent; started by badger-exec, spoken to by lines.

    module FOLDER    lines on standard input load a module and collect it; each answer is a line: its key and its points
    emitter FOLDER NAME    each line on standard input is a payload; each is answered by a line: ok, or what failed

A module has a thread of its own, so that one that hangs keeps nobody else waiting, and whatever it throws is its own.
"""

import ast
import importlib.util
import json
import os
import queue
import re
import sys
import threading

# what Python 2 had and Python 3 has not, for a clear word where a source uses it
GONE_MODULES = {
    "ConfigParser", "HTMLParser", "Queue", "SocketServer", "StringIO", "Tkinter", "__builtin__", "cPickle",
    "cStringIO", "commands", "cookielib", "exceptions", "httplib", "md5", "sets", "sha", "thread", "urllib2",
    "urlparse", "xmlrpclib",
}
GONE_NAMES = {"basestring", "cmp", "execfile", "file", "long", "raw_input", "reduce", "reload", "unichr", "unicode",
              "xrange"}
GONE_METHODS = {"has_key", "iteritems", "iterkeys", "itervalues", "viewitems", "viewkeys", "viewvalues"}

# a module that could not be made is tried again after so many calls
PATIENCE_CALLS = 60


class Unusable(Exception):
    """A source that can never run here, and why."""


class Logger(object):
    """Takes whatever is logged, by whatever name; debug is left out, the rest goes to the agent's log."""

    def __init__(self, name):
        self.__name = name

    def __call__(self, *args, **kwargs):
        self.__say("info", args, kwargs)

    def __getattr__(self, level):
        if level.startswith("__"):
            raise AttributeError(level)
        return lambda *args, **kwargs: self.__say(level, args, kwargs)

    def __say(self, level, args, kwargs):
        words = list(args) + list(kwargs.values())
        if level != "debug" and "debug" not in [word for word in words if isinstance(word, str)]:
            say("%s logs: %s" % (self.__name, " ".join(str(word) for word in words)))


def say(text):
    sys.stderr.write(one_line(text) + "\n")
    sys.stderr.flush()


def one_line(text):
    return " ".join(str(text).split())[:500]


def words(failure):
    """A failure in one line, with the place in the plug-in's own source and a word about Python 2 where it is to blame."""
    text = type(failure).__name__
    if str(failure):
        text += ": " + str(failure)
    if isinstance(failure, ImportError) and getattr(failure, "name", None) in GONE_MODULES:
        text += " (it is a module of Python 2: the source must be converted to Python 3)"
    elif isinstance(failure, NameError) and getattr(failure, "name", None) in GONE_NAMES:
        text += " (it is of Python 2: the source must be converted to Python 3)"
    elif isinstance(failure, AttributeError) and getattr(failure, "name", None) in GONE_METHODS:
        text += " (it is of Python 2: the source must be converted to Python 3)"
    line, trace = None, failure.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename != "<string>":
            line = "%s:%d" % (os.path.basename(trace.tb_frame.f_code.co_filename), trace.tb_lineno)
        trace = trace.tb_next
    return one_line(text if line is None else "%s, in %s" % (text, line))


def is_python_2(source):
    """Whether a source that Python 3 cannot read becomes one that it can when Python 2's statements are set right."""
    text = re.sub(r"(?m)^(\s*)print\b(?!\s*\()[^\n]*$", r"\1pass", source)
    text = re.sub(r"(?m)^(\s*(?:if|else|elif|for|while|try|except|finally|with)\b[^\n]*:)[ \t]*print\b[^\n]*$",
                  r"\1 pass", text)
    text = re.sub(r"except\s+([\w.]+|\([^)]*\))\s*,\s*(\w+)\s*:", r"except \1 as \2:", text)
    text = re.sub(r"(?m)^(\s*)raise\s+([\w.]+)\s*,[^\n]*$", r"\1raise \2", text)
    text = re.sub(r"(?m)^(\s*)exec\s+[^(\n][^\n]*$", r"\1pass", text)
    text = text.replace("<>", "!=")
    text = re.sub(r"`[^`\n]*`", "''", text)
    text = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)[lL]\b", r"\1", text)
    text = re.sub(r"(?<![\w.])0+([1-7][0-7]*)\b", r"0o\1", text)
    text = re.sub(r"\b[uU][rR](?=['\"])", "r", text)
    try:
        ast.parse(text.expandtabs(8))
        return True
    except (SyntaxError, ValueError):
        return False


def load(folder, name, config):
    """The plug-in: class NAME of NAME.py."""
    path = os.path.join(folder, name + ".py")
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as failure:
        raise Unusable("cannot be read: %s" % failure)
    try:
        ast.parse(source, path)
    except (SyntaxError, ValueError) as failure:
        place = "%s.py line %s: %s" % (name, getattr(failure, "lineno", "?"), getattr(failure, "msg", failure))
        if is_python_2(source.decode("utf-8", "replace")):
            raise Unusable("is written for Python 2, and this is Python %d.%d (%s); 2to3 converts it"
                           % (sys.version_info[0], sys.version_info[1], place))
        raise Unusable("is no Python: " + place)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    # what it imports may import it in turn
    sys.modules.setdefault(name, module)
    spec.loader.exec_module(module)
    kind = getattr(module, name, None)
    if not isinstance(kind, type):
        raise Unusable("has no class %s in %s.py" % (name, name))
    return kind(config, Logger(name))


def without_comments(text):
    """JSON whose // and /* */ comments are blanks."""
    out, at = [], 0
    while at < len(text):
        if text[at] == '"':
            end = at + 1
            while end < len(text) and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            out.append(text[at:end + 1])
            at = end + 1
        elif text.startswith("//", at):
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif text.startswith("/*", at):
            end = text.find("*/", at + 2)
            at = len(text) if end < 0 else end + 2
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def configuration(request):
    """What a plug-in is configured with: what the agent has read for it, or its own file, or nothing."""
    if "config" in request:
        return request["config"]
    try:
        with open(request["file"], encoding="utf-8") as file:
            return json.loads(without_comments(file.read()))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as failure:
        raise Unusable("its file %s cannot be read: %s" % (request["file"], failure))


class Owners(object):
    """Which module was first to give a series: another's is left out."""

    def __init__(self):
        self.lock = threading.Lock()
        self.names = {}

    def own(self, module, points):
        if isinstance(points, (str, bytes)):
            points = json.loads(points)
        kept, others = [], []
        with self.lock:
            for point in points or []:
                if not isinstance(point, dict):
                    continue
                good = {}
                for name, value in point.items():
                    owner = self.names.setdefault(name, module)
                    if owner == module:
                        good[name] = value
                    else:
                        others.append("%s, which is module %s's" % (name, owner))
                if good:
                    kept.append(good)
        return kept, others


class Worker(object):
    """A module with its thread."""

    def __init__(self, folder, request, owners, answer):
        self.folder = folder
        self.request = request
        self.key = request["load"]
        self.name = request["name"]
        self.owners = owners
        self.answer = answer
        self.calls = queue.Queue()
        threading.Thread(target=self.run, name=self.name, daemon=True).start()

    def run(self):
        plugin, unusable, calls = None, None, 0
        while True:
            iteration = self.calls.get()
            try:
                if plugin is None and calls % PATIENCE_CALLS == 0:
                    plugin, unusable = self.loaded()
                calls += 1
                if plugin is None:
                    self.answer(self.key + " !" + unusable)
                    continue
                points, others = self.owners.own(self.key, plugin.get_stats(iteration))
                text = json.dumps(points)
                if others:
                    self.answer(self.key + " ?gave " + one_line(others[0]))
                self.answer(self.key + " " + text)
            except BaseException as failure:  # a module may even call sys.exit
                self.answer(self.key + " !" + words(failure))

    def loaded(self):
        """The plug-in, or why there is none."""
        try:
            return load(self.folder, self.name, configuration(self.request)), None
        except Unusable as failure:
            return None, one_line(failure)
        except BaseException as failure:
            return None, words(failure)


def run_modules(folder, out):
    lock = threading.Lock()

    def answer(line):
        with lock:
            out.write(line + "\n")
            out.flush()

    owners, workers = Owners(), {}
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            workers[request["load"]] = Worker(folder, request, owners, answer)
        else:
            workers[request["collect"]].calls.put(request["iteration"])


def run_emitter(folder, name, out):
    # not left in the environment, where what the emitter starts would see it
    request = json.loads(os.environ.pop("BADGER_CONFIG"))
    plugin, iteration = None, 0
    for line in sys.stdin:
        try:
            if plugin is None:
                plugin = load(folder, name, configuration(request))
            plugin.emit_stats(json.loads(line), iteration)
            out.write("ok\n")
        except Unusable as failure:
            out.write("failed: %s %s\n" % (name, one_line(failure)))
        except BaseException as failure:  # an emitter may even call sys.exit
            out.write("failed: %s: %s\n" % (name, words(failure)))
        out.flush()
        iteration += 1


def main():
    # the answers' stream is nobody else's: what a plug-in prints goes to the log
    out = os.fdopen(os.dup(1), "w", encoding="ascii", errors="backslashreplace")
    os.dup2(2, 1)
    os.set_inheritable(out.fileno(), False)
    sys.stdout = sys.stderr
    kind, folder = sys.argv[1], sys.argv[2]
    sys.path.insert(0, folder)
    try:
        if kind == "module":
            run_modules(folder, out)
        else:
            run_emitter(folder, sys.argv[3], out)
    finally:
        # the agent has gone, or wants no more: threads that hang are not waited for
        os._exit(0)


main()
