from tests.simulator.shims.taught import in_scenario

SAID = {
    "SELECT CURRENT_TIMESTAMP, CURRENT_DATE": "2024-01-15 09:00:00 2024-01-15",
    "SELECT CURRENT_TIME": "09:00:00",
    "SELECT datetime('now'), datetime()": "2024-01-15 09:00:00 2024-01-15 09:00:00",
    "SELECT datetime('NOW', 'localtime')": "2024-01-15 16:00:00",
    "SELECT date('now', '+1 day'), time('now')": "2024-01-16 09:00:00",
    "SELECT strftime('%Y', 'now'), strftime('%H')": "2024 09",
    "SELECT unixepoch('now') - unixepoch('2024-01-15 08:00')": "3600",
    "SELECT julianday('now') - julianday('2024-01-14 09:00')": "1.0",
    "SELECT datetime('2020-02-03', '+1 day')": "2020-02-04 00:00:00",
    "SELECT datetime(NULL), date(0, 'unixepoch')": "None 1970-01-01",
}


def test_now_is_the_scenarios():
    program = f"""
    import sqlite3
    shop = sqlite3.connect(":memory:")
    for query in {list(SAID)}:
        print(*shop.execute(query).fetchone())
    shop.close()
    """
    assert in_scenario(program) == list(SAID.values())


def test_defaults_and_generated_columns_and_indexes_work_as_ever():
    program = """
    import sqlite3
    shop = sqlite3.connect(":memory:")
    shop.executescript('''
        CREATE TABLE orders(
            name, at TEXT DEFAULT CURRENT_TIMESTAMP,
            day TEXT GENERATED ALWAYS AS (date(at, '+1 day')) STORED);
        CREATE INDEX by_day ON orders(date(at));
    ''')
    for name in ("hat", "scarf"):
        shop.execute("INSERT INTO orders(name) VALUES (?)", (name,))
        clock.advance(timedelta(days=1))
    for row in shop.execute("SELECT at, day FROM orders WHERE at < datetime('now')"):
        print(*row)
    shop.close()
    """
    assert in_scenario(program) == [
        "2024-01-15 09:00:00 2024-01-16",
        "2024-01-16 09:00:00 2024-01-17",
    ]


def test_sqlalchemy():
    program = """
    import sqlalchemy as sa
    from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
    class Base(DeclarativeBase):
        pass
    class Order(Base):
        __tablename__ = "orders"
        id: Mapped[int] = mapped_column(primary_key=True)
        by_python: Mapped[datetime] = mapped_column(default=datetime.now)
        by_sqlite: Mapped[datetime] = mapped_column(server_default=sa.func.now())
        changed: Mapped[datetime] = mapped_column(default=sa.func.now(), onupdate=sa.func.now())
    engine = sa.create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Order(id=1))
        session.commit()
        clock.advance(timedelta(hours=1))
        session.get(Order, 1).by_python = datetime.now()
        session.commit()
        order = session.get(Order, 1)
        print(order.by_python, order.by_sqlite, order.changed)
    engine.dispose()
    """
    assert in_scenario(program, "sqlalchemy") == [
        "2024-01-15 17:00:00 2024-01-15 09:00:00 2024-01-15 10:00:00"
    ]
