"""A language client of a few lines: sends messages, waits for answers, keeps what comes unasked."""

import json
import os
import queue
import subprocess
import threading
import time
import urllib.parse


class Client:
    def __init__(self, command, root, capabilities=None, options=None):
        self.root = os.path.realpath(root)
        self.process = subprocess.Popen(
            command, cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.errors = []
        self.answers = {}
        self.told = []
        self.strange = []
        self.arrived = threading.Condition()
        self.number = 0
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True).start()
        self.can = self.ask('initialize', {
            'processId': os.getpid(), 'rootUri': self.uri(''),
            'capabilities': capabilities if capabilities is not None else {
                'window': {'workDoneProgress': True},
                'textDocument': {'hover': {'contentFormat': ['markdown']}}}})
        self.tell('initialized', {})

    def uri(self, path):
        return 'file://' + urllib.parse.quote(os.path.join(self.root, path).rstrip('/'))

    def path(self, uri):
        return os.path.relpath(urllib.parse.unquote(uri[len('file://'):]), self.root)

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while True:
                line = out.readline()
                if not line:
                    return
                if line == b'\r\n':
                    break
                name, _, value = line.partition(b':')
                if name.lower() == b'content-length':
                    length = int(value)
                elif name.lower() != b'content-type':
                    self.strange.append(line)
            message = json.loads(out.read(length))
            with self.arrived:
                if 'method' in message and 'id' in message:
                    self._send({'id': message['id'], 'result': None})
                    self.told.append(message)
                elif 'method' in message:
                    self.told.append(message)
                else:
                    self.answers[message['id']] = message
                self.arrived.notify_all()

    def _send(self, message):
        text = json.dumps({'jsonrpc': '2.0', **message}).encode()
        self.process.stdin.write(b'Content-Length: %d\r\n\r\n' % len(text) + text)
        self.process.stdin.flush()

    def tell(self, method, params):
        self._send({'method': method, 'params': params})

    def begin(self, method, params):
        self.number += 1
        self._send({'id': self.number, 'method': method, 'params': params})
        return self.number

    def answer(self, number, seconds=100):
        """The answer as it came, with its error if it has one."""
        with self.arrived:
            if not self.arrived.wait_for(lambda: number in self.answers, seconds):
                raise TimeoutError('no answer to message %d' % number)
            return self.answers.pop(number)

    def ask(self, method, params, seconds=100):
        answer = self.answer(self.begin(method, params), seconds)
        if 'error' in answer:
            raise RuntimeError('%s: %s' % (method, answer['error']))
        return answer.get('result')

    def wait_told(self, method, fits=lambda params: True, seconds=100):
        """The latest notification that fits."""
        def found():
            return next((m for m in reversed(self.told)
                         if m['method'] == method and fits(m.get('params'))), None)
        with self.arrived:
            if not self.arrived.wait_for(found, seconds):
                raise TimeoutError('nothing told: ' + method)
            return found()['params']

    def open(self, path, text=None):
        if text is None:
            with open(os.path.join(self.root, path), encoding='utf-8') as file:
                text = file.read()
        self.tell('textDocument/didOpen', {'textDocument': {
            'uri': self.uri(path), 'languageId': 'c', 'version': 1, 'text': text}})

    def change(self, path, changes, version=2):
        self.tell('textDocument/didChange', {
            'textDocument': {'uri': self.uri(path), 'version': version}, 'contentChanges': changes})

    def at(self, path, line, character, **more):
        """Lines and characters from 0."""
        return {'textDocument': {'uri': self.uri(path)},
                'position': {'line': line, 'character': character}, **more}

    def end(self):
        """Shuts it down as the protocol says; the exit code."""
        self.ask('shutdown', None)
        self.tell('exit', None)
        return self.process.wait(30)
