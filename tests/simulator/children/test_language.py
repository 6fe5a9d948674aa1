"""Guesses of a bot's language."""

import shlex

import pytest

from simulator.children.language import Language, language_of

COMMANDS = {
    "php -S 127.0.0.1:8000": "php",
    "/usr/bin/php8.2 artisan serve": "php",
    "php-fpm8.2 -F": "php",
    "symfony server:start": "php",
    "ruby bot.rb": "ruby",
    "ruby3.1 bot.rb": "ruby",
    "bundle exec rackup -p 9292": "ruby",
    "bin/rails server": "ruby",
    "rackup": "ruby",
    "java -jar bot.jar": "java",
    "./gradlew bootRun": "java",
    "./mvnw spring-boot:run": "java",
    "mvn exec:java": "java",
    "gradle run": "java",
    "node index.js": "node",
    "nodejs --inspect=0 index.js": "node",
    "npm start": "node",
    "npx ts-node bot.ts": "node",
    "yarn start": "node",
    "node_modules/.bin/nodemon": "node",
    "python bot.py": "python",
    "/venv/bin/python3.11 -m bot": "python",
    "pypy3 bot.py": "python",
    "uvicorn bot:app": "python",
    "gunicorn -w 1 bot:app": "python",
    "flask run": "python",
    "celery -A bot worker": "python",
    "uv run bot.py": "python",
    "poetry run uvicorn bot:app": "python",
    "go run .": "go",
    "dotnet run": "dotnet",
    "env PORT=5000 php -S 127.0.0.1:5000": "php",
    "env -i PORT=5000 ruby bot.rb": "ruby",
    "nice -n 10 java -jar bot.jar": "java",
    "sudo -E node index.js": "node",
    "sh -c 'npm install && php -S 127.0.0.1:$PORT'": "php",
    "bash -lc 'PORT=1 exec ruby bot.rb'": "ruby",
    "sh -c \"echo 'it; is' | tee log; java Bot\"": "java",
    "sh -c": "unknown",
    "bash --login": "unknown",
    "./bot": "unknown",
    "docker run bot": "unknown",
    "sh -c 'sh -c \"exec node x\"'": "node",
    "sh missing.sh": "unknown",
    "echo php": "unknown",
    "": "unknown",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_tells_its_language(command, tmp_path):
    assert language_of(shlex.split(command), tmp_path) == COMMANDS[command]


SCRIPTS = {
    "#!/usr/bin/env php\n<?php": "php",
    "#!/usr/bin/env -S ruby -w\n": "ruby",
    "#! /usr/bin/python3 -u\n": "python",
    "#!/usr/bin/node": "node",
    "#!/bin/sh\nset -e\n# starts php\ncd bot\nexec php -S 127.0.0.1:80\n": "php",
    "#!/bin/bash\nnpm run build && (ruby bot.rb &)\n": "node",
    "echo hello": "unknown",
    "\x7fELF\x02\x01": "unknown",
    "#!": "unknown",
    "#!/bin/sh\n./start\n": "unknown",
}


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script_tells_its_language(text, tmp_path):
    script = tmp_path / "start"
    script.write_text(text)
    assert language_of(["./start"], tmp_path) == SCRIPTS[text]


def test_a_script_given_to_a_shell_tells_its_language(tmp_path):
    (tmp_path / "start.sh").write_text("PORT=1 ruby bot.rb")
    assert language_of(["bash", "-e", "start.sh"], tmp_path) is Language.RUBY
