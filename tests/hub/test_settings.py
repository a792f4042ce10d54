"""What a hub is told of the course: one set of settings, on one machine and in a cluster."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from traitlets.config import Config

from workbooks import cli
from workbooks.errors import HalfhourError
from workbooks.hub import settings
from workbooks.hub.berth import Berth, berth, forget_secrets
from workbooks.places.memory import BASE_MB, KERNEL_MB, reserve

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(settings.__file__).parent
VALUES: dict[str, Any] = yaml.safe_load((FOLDER / "zero_to_jupyterhub.yaml").read_text("utf-8"))
DOCKERFILE = (FOLDER / "Dockerfile").read_text("utf-8")
SPAWNED = {
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:9001/user/anna/",
    "JUPYTERHUB_SERVICE_PREFIX": "/user/anna/",
    "JUPYTERHUB_BASE_URL": "/",
}


def test_a_server_answers_where_its_hub_says() -> None:
    assert berth(SPAWNED) == Berth("127.0.0.1", 9001, "/user/anna/", "/hub/user-redirect/")
    below = SPAWNED | {
        "JUPYTERHUB_SERVICE_URL": "http://[::]:8888/course/user/anna%40b/",
        "JUPYTERHUB_SERVICE_PREFIX": "/course/user/anna%40b/",
        "JUPYTERHUB_BASE_URL": "/course/",
    }
    assert berth(below) == Berth("::", 8888, "/course/user/anna%40b/", "/course/hub/user-redirect/")


@pytest.mark.parametrize("missing", ["JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_SERVICE_PREFIX"])
def test_without_a_hub_it_says_so_in_one_sentence(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {name: value for name, value in SPAWNED.items() if name != missing}
    with pytest.raises(HalfhourError, match="JupyterHub starts"):
        berth(told)
    for name in SPAWNED:
        monkeypatch.delenv(name, raising=False)
    assert cli.main(["serve", "--hub"]) == 1
    assert re.fullmatch(
        r"halfhour: --hub is for a server that JupyterHub starts: .*\n", capsys.readouterr().err
    )


def test_the_hubs_token_stays_with_the_server_that_has_read_it() -> None:
    environ = {"JUPYTERHUB_API_TOKEN": "secret", "JPY_API_TOKEN": "secret", "HOME": "/home/anna"}
    read: list[str] = []

    class Auth:
        @property
        def api_token(self) -> str:
            read.append(environ["JUPYTERHUB_API_TOKEN"])
            return read[-1]

    forget_secrets(SimpleNamespace(hub_auth=Auth()), environ)  # type: ignore[arg-type]  # what is asked of one
    assert read == ["secret"]
    assert environ == {"HOME": "/home/anna"}


def test_a_hub_starts_our_server_and_nothing_of_jupyters() -> None:
    course = settings.course_settings()
    options = cli.parser().parse_args(course.Spawner.cmd[1:])
    assert (course.Spawner.cmd[0], options.command, options.hub) == ("halfhour", "serve", True)
    assert options.places == settings.PLACES
    here = Config()
    here.merge(course)
    here.merge(settings.one_machine())
    assert cli.parser().parse_args(here.Spawner.cmd[3:]).hub
    assert here.Spawner.default_url == course.Spawner.default_url


def test_the_culler_may_see_who_is_idle_and_end_servers_no_more() -> None:
    [service] = settings.course_settings().JupyterHub.services
    [role] = settings.course_settings().JupyterHub.load_roles
    assert f"--timeout={settings.IDLE_MINUTES * 60}" in service["command"]
    assert role["services"] == [service["name"]]
    assert set(role["scopes"]) == {"list:users", "read:users:activity", "read:servers", "delete:servers"}


@pytest.mark.parametrize(("query", "way"), [("", ""), ("price=90&hours=6", "?price=90&hours=6")])
def test_a_links_numbers_go_through_the_hubs_front_door(query: str, way: str) -> None:
    handler = SimpleNamespace(request=SimpleNamespace(query=query), hub=SimpleNamespace(base_url="/hub/"))
    assert settings.front_door(handler) == f"/hub/user-redirect/{way}"  # type: ignore[arg-type]  # as far as it is asked
    told: dict[str, Any] = {"c": SimpleNamespace(JupyterHub=SimpleNamespace())}
    exec(VALUES["hub"]["extraConfig"]["front-door"], told)  # noqa: S102 - as the chart does with our own file
    assert told["c"].JupyterHub.default_url(handler) == f"/hub/user-redirect/{way}"


def test_the_charts_values_are_those_of_one_machine() -> None:
    course = settings.course_settings()
    single, hub = VALUES["singleuser"], VALUES["hub"]
    assert single["cmd"] == course.Spawner.cmd
    assert single["defaultUrl"] == course.Spawner.default_url
    assert VALUES["cull"]["timeout"] == settings.IDLE_MINUTES * 60
    assert VALUES["cull"]["every"] == settings.CHECK_SECONDS
    for name in ("implicit_spawn_seconds", "last_activity_interval"):
        assert hub["config"]["JupyterHub"][name] == course.JupyterHub[name]
    assert (
        hub["config"]["JupyterHub"]["authenticator_class"]
        == settings.one_machine().JupyterHub.authenticator_class
    )


def test_a_visitors_container_may_do_nothing_more_than_answer() -> None:
    single = VALUES["singleuser"]
    assert (BASE_MB + (settings.PLACES + reserve(settings.PLACES)) * KERNEL_MB) * 1e6 < 768 * 2**20
    assert single["memory"]["limit"] == "768M"
    inside = VALUES["hub"]["config"]["KubeSpawner"]["container_security_context"]
    assert single["allowPrivilegeEscalation"] is inside["allowPrivilegeEscalation"] is False
    assert inside["capabilities"] == {"drop": ["ALL"]}
    assert inside["runAsNonRoot"]
    assert single["storage"] == {"type": "none"}
    assert single["extraPodConfig"]["automountServiceAccountToken"] is False
    policy = single["networkPolicy"]
    assert policy["enabled"]
    assert policy["egress"] == []
    assert set(policy["egressAllowRules"].values()) == {False}
    assert f"useradd --uid {single['uid']} --gid {single['fsGid']} " in DOCKERFILE
    assert f"USER {single['uid']}:{single['fsGid']}" in DOCKERFILE


def test_every_page_of_ours_is_mounted_in_the_cluster() -> None:
    [folder] = VALUES["hub"]["templatePaths"]
    mounted = {file["mountPath"] for file in VALUES["hub"]["extraFiles"].values()}
    assert mounted == {f"{folder}/{page.name}" for page in settings.TEMPLATES.glob("*.html")}


@pytest.mark.parametrize(("status", "tries_again"), [(429, True), (503, True), (403, False), (404, False)])
def test_a_full_hub_says_so_in_both_languages_and_tries_again(
    pages: Environment, status: int, *, tries_again: bool
) -> None:
    page = pages.get_template("error.html").render(
        status_code=status, status_message="Untold", message="Untold"
    )
    assert 'http-equiv="refresh"' not in page
    assert ("Try again now" in page) is tries_again
    assert ("Il y a trop de monde" in page) is (status == 429)
    assert ("too many visitors" in page) is (status == 429)
    assert ("pas encore prêt" in page) is (status == 503)
    assert ("is not ready yet" in page) is (status == 503)
    assert ('href="/hub/user-redirect/halfhour/fr"' in page) is not tries_again
    assert "Untold" not in page
    assert str(status) in page


@pytest.mark.parametrize("name", [page.name for page in settings.TEMPLATES.glob("*.html")])
def test_every_page_of_the_hub_that_a_visitor_sees_speaks_both_languages(
    pages: Environment, name: str
) -> None:
    page = pages.get_template(name).render(status_code=404, spawn_url="/hub/spawn", implicit_spawn_seconds=1)
    assert "La demi-heure · The half-hour" in page
    assert "<nav" not in page
    if name != "page.html":
        assert 'lang="fr"' in page
        assert "Jupyter has lots of moons" not in page


def test_no_image_names_a_registry() -> None:
    images = [VALUES["singleuser"]["image"]["name"], *re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)]
    assert [image for image in images if "/" in image or "." in image.partition(":")[0]] == []


def test_the_images_command_is_one_of_ours() -> None:
    [command] = re.findall(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE)
    name, *options = ast.literal_eval(command)
    assert name == "halfhour"
    assert cli.parser().parse_args(options).command == "serve"
    assert "--require-hashes" in DOCKERFILE


def test_the_proxy_is_pinned_with_all_that_it_brings_and_names_no_address() -> None:
    wanted = json.loads((FOLDER / "proxy" / "package.json").read_text("utf-8"))["dependencies"]
    packages = json.loads((FOLDER / "proxy" / "package-lock.json").read_text("utf-8"))["packages"]
    assert packages[""]["dependencies"] == wanted
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    brought = {name: about for name, about in packages.items() if name}
    assert len(brought) > len(wanted)
    assert [name for name, about in brought.items() if not about["integrity"].startswith("sha512-")] == []
    assert [name for name, about in brought.items() if "resolved" in about] == []
