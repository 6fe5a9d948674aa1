from tests.simulator.shims.taught import in_scenario


def test_both_kinds_of_dates_are_written():
    program = """
    from freezegun import api
    import yaml
    dates = [datetime.now(), date.today(), api.real_datetime(2020, 2, 3), api.real_date(2020, 2, 3)]
    for dump in (yaml.safe_dump, yaml.dump):
        print(yaml.safe_load(dump(dates)) == dates, dump(dates).split())
    """
    shown = "['-', '2024-01-15', '16:00:00', '-', '2024-01-15', '-', '2020-02-03', '00:00:00', '-'"
    assert in_scenario(program, "yaml") == [f"True {shown}, '2020-02-03']"] * 2
